{ lib, ... }:
{
  containers.web.tmpfs = with lib [ "/a" ];
  containers.web.autoStart = true;
}
