{
  containers.web.forwardPorts = [
    { hostPort = 080; }
    { hostPort = -1; }
    { hostPort = 9223372036854775807; }
    { hostPort = 1.5; }
  ];
}
