# What the lib of nixpkgs has, now or in 2018, and this one has not. Without
# these names `lib.NAME or something` would quietly be something.
let
  missing = name: throw
    "lib.${name} is not part of nixctr's embedded lib; give a nixpkgs with --nixpkgs PATH to use its lib";
in
{
  inherit missing;

  names = builtins.listToAttrs (map (name: { inherit name; value = missing name; }) [
    # Lists of people, which are not part of nixpkgs' lib directory either.
    "maintainers" "teams"
    # Only the lib of nixpkgs' flake has it.
    "nixosSystem"
    # Gone since about 2020.
    "composedArgsAndFun" "defaultOverridableDelayableArgs" "overridableDelayableArgs"
    "prepareDerivationArgs" "traceCallXml"
  ]);
}
