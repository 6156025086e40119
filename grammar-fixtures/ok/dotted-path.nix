{
  containers.web.hostAddress = "10.0.0.1";
  containers.web.bindMounts."/data".hostPath = "/srv";
}
