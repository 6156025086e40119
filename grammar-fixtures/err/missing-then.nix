{
  containers.web.autoStart = if true true else false;
}
