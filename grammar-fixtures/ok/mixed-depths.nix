{
  containers.web.hostAddress = "10.0.0.1";
  containers.web = {
    localAddress = "10.0.0.2";
  };
  containers.db = { localAddress = "10.0.0.3"; };
}
