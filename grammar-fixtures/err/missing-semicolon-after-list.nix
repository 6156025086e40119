{
  containers.web.extraFlags = [ "--one" ] # no semicolon
  containers.web.tmpfs = [ "/a" ];
}
