{
  containers.web = {
    path = "/nix/var/nix/profiles/web";
    unheardOf = [ "anything" ];
  };
}
