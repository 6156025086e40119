{ lib, ... }:
with lib;
{
  containers.web.hostAddress = mkOverride 40 ("10.0.0.1");
  containers.web.localAddress = mkIf (1 < 2) (mkDefault "10.0.0.2");
  containers.web.tmpfs = lib.mkMerge [ (lib.mkOrder 400 [ "/a" ]) ];
  containers.web.autoStart =
    let
      start = true;
    in
    assert start;
    start;
}
