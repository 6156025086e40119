{ lib, ... }:
with lib
{
  containers.web.autoStart = true;
}