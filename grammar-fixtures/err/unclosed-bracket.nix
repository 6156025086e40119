{
  containers.web.extraFlags = [ "a" ;
}
