{
  containers.web = { autoStart = true; }