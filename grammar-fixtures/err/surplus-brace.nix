{
  containers.web.autoStart = true;
} }
