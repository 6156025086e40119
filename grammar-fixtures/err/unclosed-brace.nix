{
  containers.web = {
    autoStart = true;
}
