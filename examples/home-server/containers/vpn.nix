{
  containers.vpn = {
    enableTun = true;
    privateNetwork = true;
    hostBridge = "br0";
    localAddress = "192.168.1.40/24";
    extraVeths.vpn-admin = {
      hostAddress = "10.21.0.1";
      localAddress = "10.21.0.2";
    };
    allowedDevices = [
      {
        node = "/dev/kvm";
        modifier = "rw";
      }
    ];
    additionalCapabilities = [ "CAP_NET_RAW" ];
    path = "/nix/var/nix/profiles/vpn";
  };
}
