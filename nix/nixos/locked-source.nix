# The tree of a locked input, where it is: a path in its directory, everything else in the store of the user, where it
# is named after its hash. Nothing is fetched or copied.
name: locked:
let
  inherit (builtins)
    pathExists
    removeAttrs
    substring
    unsafeDiscardStringContext
    ;
  inherit (import ../fail.nix) fail note;
  inherit (import ./calendar.nix) compactDate;

  # A derivation with a known result is named by that alone.
  storePath =
    unsafeDiscardStringContext
      (derivation {
        name = "source";
        builder = "none";
        system = "none";
        outputHashMode = "recursive";
        outputHash = locked.narHash;
      }).outPath;
in
removeAttrs locked [
  "dir"
  "host"
  "owner"
  "path"
  "ref"
  "repo"
  "type"
  "url"
]
// {
  outPath =
    if locked.type == "path" then
      note "flake-input" { inherit (locked) path; } locked.path
    else if pathExists storePath then
      storePath
    else
      fail "flake-input-missing" {
        inherit name;
        file = storePath;
      };
}
// (if locked ? rev then { shortRev = substring 0 7 locked.rev; } else { })
// (if locked ? lastModified then { lastModifiedDate = compactDate locked.lastModified; } else { })
