# A host of a flake: what its `nixosConfigurations` has, and where the files of the flake come from.
#
#   tree        what `builtins.fetchTree` takes: the tree that the flake is in. It is copied to the store in use, unless
#               it is locked and there already.
#   directory   where that tree is for people, or null
#   dir         the flake's directory in the tree; "" for the tree itself
#   host        null for the only one
{
  tree,
  directory,
  dir,
  host,
  ...
}:
let
  inherit (builtins)
    attrNames
    dirOf
    head
    length
    removeAttrs
    stringLength
    substring
    tryEval
    unsafeDiscardStringContext
    unsafeGetAttrPos
    ;
  inherit (import ../fail.nix) fail note;

  locked = import ./locked-source.nix "self" tree;
  sourceInfo = if tree ? narHash && (tryEval locked.outPath).success then locked else builtins.fetchTree tree;
  flake = import ./call-flake.nix { inherit dir sourceInfo; };

  hosts = flake.nixosConfigurations or { };
  names = attrNames hosts;
  chosen =
    if names == [ ] then
      fail "flake-without-hosts" { }
    else if host != null then
      if hosts ? ${host} then
        host
      else
        fail "flake-host-missing" {
          name = host;
          known = names;
        }
    else if length names == 1 then
      head names
    else
      fail "flake-host-not-given" { known = names; };
  found = hosts.${chosen};

  # Where Nix reads the copy, which may be elsewhere than where it is named.
  from =
    let
      file = dirOf (unsafeGetAttrPos "outputs" flake.definition).file;
      suffix = if dir == "" then "" else "/${dir}";
    in
    substring 0 (stringLength file - stringLength suffix) file;
in
note "flake" {
  store = unsafeDiscardStringContext sourceInfo.outPath;
  tree = removeAttrs sourceInfo [ "outPath" ];
} (
  if found ? config && found ? options then
    {
      inherit (found) config options;
      pkgs = found.pkgs or found.config._module.args.pkgs;
      renamed =
        if directory == null then
          null
        else
          {
            inherit from;
            to = directory;
          };
    }
  else
    fail "flake-host-not-nixos" { name = chosen; }
)
