{
  imports = [ { config.containers.db.autoStart = false; } ];
  config.containers.web.autoStart = true;
}
