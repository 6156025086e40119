{
  containers.web = {
    inherit;
    hostAddress = "10.0.0.1";
    autoStart = true;
    tmpfs = [ "/a" ];
  };
  containers.db.autoStart = true;
}
