# NixOS takes all of this. On the host, not all of it works.
{
  containers.web = {
    path = "/nix/var/nix/profiles/web";
    privateNetwork = true;
    hostAddress = "10.0.0.1";
    localAddress = "10.0.0.2";
    forwardPorts = [ { hostPort = 443; } ];
  };

  containers.monitor = {
    path = "/nix/var/nix/profiles/monitor";
    privateNetwork = true;
    hostAddress = "10.0.0.1";
    localAddress = "10.0.0.3";
    forwardPorts = [
      { hostPort = 443; }
      { hostPort = 514; protocol = "UDP"; }
    ];
  };

  containers.backup = {
    path = "/nix/var/nix/profiles/backup";
    # Only on while the others are off. nixctr reads the next line.
    # nixctr: allow source-in-container-root -- it saves what is in there
    bindMounts."/srv/web".hostPath = "/var/lib/containers/web/srv";
  };
}
