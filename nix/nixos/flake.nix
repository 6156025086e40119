# A host of a flake: what its `nixosConfigurations` has, and where the files of the flake come from.
#
#   tree        what `builtins.fetchTree` takes: the tree that the flake is in. It is copied to the store in use, unless
#               it is locked and there already.
#   directory   where that tree is for people, or null
#   dir         the flake's directory in the tree; "" for the tree itself
#   host        null for the only one
#   recorded    paths in the user's store that the store in use knows, see locked-source.nix
#   info        what the tree says of itself, such as its revision, in place of what it is
{
  tree,
  directory,
  dir,
  host,
  recorded,
  info,
  ...
}:
let
  inherit (builtins)
    attrNames
    baseNameOf
    dirOf
    head
    length
    match
    removeAttrs
    stringLength
    substring
    toString
    tryEval
    unsafeDiscardStringContext
    unsafeGetAttrPos
    ;
  inherit (import ../fail.nix) fail note;

  locked = import ./locked-source.nix recorded "self" tree;
  fetched = if tree ? narHash && (tryEval locked.outPath).success then locked else builtins.fetchTree tree;
  sourceInfo = if info == null then fetched else info // { inherit (fetched) outPath; };
  flake = import ./call-flake.nix { inherit dir recorded sourceInfo; };

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

  # The nixpkgs whose `nixosSystem` made the host. Nothing of the host has to be evaluated for it.
  madeBy = match "(.*)/(nixos/lib/eval-config|lib/modules)[.]nix" (unsafeGetAttrPos "config" found).file or "";
  nixpkgs = if madeBy == null then toString pkgs.path else head madeBy;
  pkgs = found.pkgs or found.config._module.args.pkgs;

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
  # Messages name the flake's directory in the place of its store path.
  storeName = baseNameOf (unsafeDiscardStringContext sourceInfo.outPath);
  tree = removeAttrs sourceInfo [ "outPath" ];
} (
  if found ? config && found ? options then
    {
      inherit (found) config options;
      inherit nixpkgs pkgs;
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
