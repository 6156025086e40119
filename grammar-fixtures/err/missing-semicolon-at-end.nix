{
  containers.web.autoStart = true
}
