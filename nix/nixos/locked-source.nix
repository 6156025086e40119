# The tree of a locked input, where it is: a path in its directory, everything else in the store of the user, where it
# is named after its hash. Nothing is fetched or copied.
#
#   recorded   paths in that store that the store in use takes for its own: only these can be read where a string has
#              them as its context, as Nix gives it to the path of an input
#   name       the input
#   locked     what `flake.lock` says of it
recorded: name: locked:
let
  inherit (builtins)
    appendContext
    elem
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
  # What is built with the path depends on it then, and is called something else. Not every Nix reads such a path where
  # it is, rather than in the store in use.
  inContext =
    path:
    let
      contextual = appendContext path { ${path}.path = true; };
    in
    if elem path recorded && pathExists contextual then contextual else path;
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
      inContext storePath
    else
      fail "flake-input-missing" {
        inherit name;
        file = storePath;
      };
}
// (if locked ? rev then { shortRev = substring 0 7 locked.rev; } else { })
// (if locked ? lastModified then { lastModifiedDate = compactDate locked.lastModified; } else { })
