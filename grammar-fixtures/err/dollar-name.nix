{
  containers.$name.autoStart = true;
}
