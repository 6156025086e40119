{
  containers.in.autoStart = true;
}
