{
  containers = {
    web = {
      hostAddress = "10.0.0.1";
      bindMounts = {
        "/data" = {
          hostPath = "/srv";
        };
      };
    };
  };
}
