# Reading directories while evaluating.
{ lib }:

let
  inherit (builtins) attrNames baseNameOf dirOf filter map pathExists readDir;
  inherit (lib.strings) hasSuffix removeSuffix;

  # Nix before 2.15 tells the type of a file only in a listing.
  typeFromListing = path:
    if toString path == "/" then "directory"
    else (readDir (dirOf path)).${baseNameOf path};
  pathType = builtins.readFileType or typeFromListing;
in
rec {
  inherit pathType readDir baseNameOf dirOf;
  inherit (builtins) isPath hashFile;

  readFileType = pathType;
  pathIsDirectory = path: pathExists path && pathType path == "directory";
  pathIsRegularFile = path: pathExists path && pathType path == "regular";

  # Every directory that has a Cabal file of its own name.
  haskellPathsInDir = root:
    let
      isPackage = name: pathExists (root + "/${name}/${name}.cabal");
    in
    lib.genAttrs (filter isPackage (attrNames (readDir root))) (name: root + "/${name}");

  # The nearest directory at or above a file with an entry the pattern matches.
  locateDominatingFile = pattern: file:
    let
      isDirectory = toString file == "/"
        || (readDir (dirOf file)).${baseNameOf file} or null == "directory";
      search = path:
        let
          matches = filter (found: found != null)
            (map (builtins.match pattern) (attrNames (readDir path)));
        in
        if matches != [ ] then { inherit matches path; }
        else if toString path == "/" then null
        else search (dirOf path);
    in
    search (if isDirectory then file else dirOf file);

  listFilesRecursive = dir:
    let
      entry = name: type:
        if type == "directory" then listFilesRecursive (dir + "/${name}") else [ (dir + "/${name}") ];
    in
    lib.concatLists (lib.mapAttrsToList entry (readDir dir));

  # package.nix makes a directory one package; otherwise each Nix file is one
  # and each directory a set, which with newScope is a scope of its own.
  packagesFromDirectoryRecursive = { callPackage, newScope ? null, directory }@args:
    let
      package = directory + "/package.nix";
      content = tools: lib.concatMapAttrs
        (name: type:
          let path = directory + "/${name}";
          in
          if type == "directory" then {
            ${name} = packagesFromDirectoryRecursive (tools // { directory = path; });
          }
          else if type != "regular" then
            throw "lib.filesystem.packagesFromDirectoryRecursive: ${toString path} is a ${type}"
          else if hasSuffix ".nix" name then {
            ${removeSuffix ".nix" name} = tools.callPackage path { };
          }
          else { })
        (readDir directory);
    in
    if pathExists package then callPackage package { }
    else if args ? newScope then
      lib.recurseIntoAttrs
        (lib.makeScope newScope (self: content { inherit (self) callPackage newScope; }))
    else content { inherit callPackage; };

  resolveDefaultNix = file:
    if pathIsDirectory file then file + "/default.nix"
    else if builtins.isString file && hasSuffix "/" file then file + "default.nix"
    else file;
}
