{
  containers.web.extraFlags = [ "a", "b" ];
}
