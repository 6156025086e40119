{
  containers.web.autoStart = true;
  containers.${null}.hostAddress = "10.0.0.1";
}
