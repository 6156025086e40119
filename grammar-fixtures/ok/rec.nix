rec {
  containers.web = rec {
    localAddress = hostAddress;
    hostAddress = "10.0.0.1";
  };
  containers.db.hostAddress = containers.web.hostAddress;
}
