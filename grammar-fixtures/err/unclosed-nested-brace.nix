{
  containers.web = {
    bindMounts."/a" = {
      hostPath = "/b";
  };
}
