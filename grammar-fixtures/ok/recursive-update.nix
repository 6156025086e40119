{ lib, ... }:
{
  containers.web = lib.recursiveUpdate {
    bindMounts."/a".hostPath = "/b";
  } {
    bindMounts."/a".isReadOnly = false;
  };
}
