{
  containers.web = {
    path = "/nix/var/nix/profiles/web";
    autoStart = "yes";
  };
}
