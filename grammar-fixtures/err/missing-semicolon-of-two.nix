{
  containers.a.autoStart = true
  containers.b.autoStart = true
  containers.c.autoStart = true;
}
