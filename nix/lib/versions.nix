# Version numbers.
{ lib }:

let
  part = index: version: builtins.elemAt (builtins.splitVersion version) index;
in
{
  inherit (builtins) compareVersions splitVersion;

  major = part 0;
  minor = part 1;
  patch = part 2;
  majorMinor = version: lib.concatStringsSep "." (lib.take 2 (builtins.splitVersion version));
  # Cuts or fills with zeros up to the first dash; the rest stays.
  pad = n: version:
    let
      number = lib.head (lib.splitString "-" version);
      parts = builtins.splitVersion number ++ lib.lists.replicate n "0";
    in
    lib.concatStringsSep "." (lib.take n parts) + lib.removePrefix number version;
}
