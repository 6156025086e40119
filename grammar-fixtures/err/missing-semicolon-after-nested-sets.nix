{
  containers.web = {
    bindMounts."/data" = {
      hostPath = "/srv";
    }
  };
}
