{
  containers.web.hostAddress = "10.0.0.1;
  containers.web.localAddress = "10.0.0.2";
}
