{
  containers.web.hostAddress = assert 1 < 2 "10.0.0.1";
  containers.web.autoStart = true;
}
