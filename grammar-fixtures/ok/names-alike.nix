{
  containers.containers.hostAddress = "10.0.0.1";
  containers.hostAddress = {
    hostAddress = "10.0.0.2";
    localAddress = "10.0.0.3";
  };
}
