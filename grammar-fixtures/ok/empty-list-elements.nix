{
  containers.web.forwardPorts = [
    { hostPort = 80; }
    { }
  ];
}
