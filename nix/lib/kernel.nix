# Options of Linux kernel configurations.
{ lib }:

let
  tristate = value: { tristate = value; optional = false; };
in
{
  yes = tristate "y";
  no = tristate "n";
  module = tristate "m";
  unset = tristate null;
  freeform = value: { freeform = value; optional = false; };
  option = set: set // { optional = true; };

  whenHelpers = version: {
    whenAtLeast = low: lib.mkIf (lib.versionAtLeast version low);
    whenOlder = high: lib.mkIf (lib.versionOlder version high);
    whenBetween = low: high:
      lib.mkIf (lib.versionAtLeast version low && lib.versionOlder version high);
  };
}
