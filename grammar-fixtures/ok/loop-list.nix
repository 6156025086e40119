{
  containers.web.forwardPorts = map (port: {
    hostPort = port;
  }) [
    80
    443
  ];
}
