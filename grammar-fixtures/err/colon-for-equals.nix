{
  containers.web.autoStart: true;
}
