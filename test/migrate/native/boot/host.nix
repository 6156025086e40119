# Containers that between them set what can be seen from outside of plain systemd and of the containers module alike.
let
  system = "/nix/store/00000000000000000000000000000000-guest";
  # The guests have no programs of their own; /etc/nixctr has the script that is their first process with the module.
  programs = {
    "/bin".hostPath = "/usr/bin";
    "/sbin".hostPath = "/usr/sbin";
    "/lib".hostPath = "/usr/lib";
    "/lib64".hostPath = "/usr/lib64";
    "/usr".hostPath = "/usr";
    "/etc/nixctr".hostPath = "/etc/nixctr";
    "/etc/passwd".hostPath = "/etc/passwd";
    "/etc/group".hostPath = "/etc/group";
    "/etc/systemd/system".hostPath = "${system}/units";
  };
in
{
  containers.web = {
    path = system;
    autoStart = true;
    privateNetwork = true;
    hostAddress = "10.233.1.1";
    localAddress = "10.233.1.2";
    hostAddress6 = "fd00::1";
    localAddress6 = "fd00::2";
    localMacAddress = "02:00:00:00:00:01";
    forwardPorts = [
      {
        hostPort = 8080;
        containerPort = 80;
      }
    ];
    bindMounts = programs // {
      "/data" = {
        hostPath = "/srv/data";
        isReadOnly = false;
      };
      "/read-only".hostPath = "/srv/data";
      "/dev/fuse".isReadOnly = false;
    };
    tmpfs = [ "/scratch:mode=0700" ];
    allowedDevices = [
      {
        node = "/dev/fuse";
        modifier = "rwm";
      }
    ];
    enableTun = true;
    additionalCapabilities = [ "CAP_SYS_TIME" ];
    extraFlags = [
      "--drop-capability=CAP_SYS_PTRACE"
      "--hostname=elsewhere"
    ];
    extraVeths.point = {
      hostAddress = "10.234.1.1";
      localAddress = "10.234.1.2";
    };
    extraVeths.port = {
      hostBridge = "br0";
      localAddress = "10.235.1.2/24";
    };
    timeoutStartSec = "20s";
  };

  # The interface on the host, vb-NAME, gets another name.
  containers.one-with-a-long-name = {
    path = system;
    privateNetwork = true;
    hostBridge = "br0";
    localAddress = "10.235.1.3/24";
    ephemeral = true;
    bindMounts = programs;
  };

  containers.users = {
    path = system;
    privateNetwork = true;
    privateUsers = "pick";
    hostAddress = "10.236.1.1";
    localAddress = "10.236.1.2";
    bindMounts = programs;
  };

  containers.namespace = {
    path = system;
    networkNamespace = "/run/netns/vpn";
    bindMounts = programs;
    extraFlags = [ "--load-credential=secret:/srv/data/greeting" ];
  };
}
