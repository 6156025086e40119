{
  containers.web.forwardPorts = [
    { hostPort = 80; }
    {
      protocol = "udp";
      hostPort = 53;
    }
  ];
  containers.web.extraFlags = [
    "--one"
    "--two"
  ];
}
