{
  containers.web.autoStart = true
  containers.db.autoStart = true;
}
