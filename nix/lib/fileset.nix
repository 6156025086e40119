# Sets of files below paths, to make sources of.
#
# A set is a tree from the root of the file system: true for everything that
# is there, null for nothing, or a tree for each name in a directory.
{ lib }:

let
  inherit (builtins) attrNames baseNameOf foldl' isAttrs isList isPath map mapAttrs pathExists readDir
    typeOf;
  inherit (lib.filesystem) pathIsDirectory pathType;

  setOf = tree: { inherit tree; _type = "fileset"; };
  isSet = x: x._type or null == "fileset";
  partsOf = path: lib.path.subpath.components (lib.path.splitRoot path).subpath;
  at = path: tree: lib.setAttrByPath (partsOf path) tree;

  # A set as it is, or all of an existing path.
  treeOf = function: x:
    if isSet x then x.tree
    else if !isPath x then
      throw "lib.fileset.${function}: a path or file set was expected, not a ${typeOf x}"
    else if !pathExists x then
      throw "lib.fileset.${function}: ${toString x} does not exist; maybeMissing allows that"
    else at x true;

  prune = tree:
    let kept = lib.filterAttrs (_: below: below != null) tree;
    in if kept == { } then null else kept;
  both = a: b:
    if a == null || b == true then a
    else if b == null || a == true then b
    else prune (lib.mapAttrs (name: both a.${name}) (builtins.intersectAttrs a b));
  either = a: b:
    if a == null || b == true then b
    else if b == null || a == true then a
    else builtins.zipAttrsWith (_: foldl' either null) [ a b ];
  without = path: a: b:
    if a == null || b == null then a
    else if b == true then null
    else prune (mapAttrs
      (name: below: without (path + "/${name}") below (b.${name} or null))
      (if a == true then entries path else a));

  entries = path: if pathIsDirectory path then mapAttrs (_: _: true) (readDir path) else { };
  # The tree with a leaf for each file, so that empty directories are not in it.
  files = path: tree:
    if tree == null then null
    else if tree == true && !pathIsDirectory path then true
    else prune (mapAttrs (name: files (path + "/${name}")) (if tree == true then entries path else tree));
  filterTree = keep: path: type:
    if type == "directory"
    then prune (mapAttrs (name: filterTree keep (path + "/${name}")) (readDir path))
    else if keep path type then true
    else null;
  below = tree: name:
    if isAttrs tree then tree.${name} or null else tree;
  uncovered = name: throw "lib.fileset.${name} is not part of nixctr's embedded lib; give a nixpkgs with --nixpkgs PATH to use its lib";
in
rec {
  empty = setOf null;
  isFileset = x: isSet x || (isPath x && pathExists x);
  maybeMissing = path:
    if !isPath path then throw "lib.fileset.maybeMissing: a path was expected, not a ${typeOf path}"
    else if pathExists path then setOf (at path true)
    else empty;

  union = a: b: unions [ a b ];
  unions = sets:
    if !isList sets then throw "lib.fileset.unions: a list was expected, not a ${typeOf sets}"
    else setOf (foldl' either null (map (treeOf "unions") sets));
  intersection = a: b: setOf (both (treeOf "intersection" a) (treeOf "intersection" b));
  difference = a: b: setOf (without /. (treeOf "difference" a) (treeOf "difference" b));
  fileFilter = pred: path:
    let
      keep = file: type:
        let name = baseNameOf file;
        in pred {
          inherit name type;
          hasExt = extension: lib.hasSuffix ".${extension}" name;
          # A predicate without "..." would fail with a later nixpkgs.
          "more attributes may be added" = null;
        };
    in
    if !lib.isFunction pred then throw "lib.fileset.fileFilter: a function was expected"
    else if !isPath path || !pathExists path then
      throw "lib.fileset.fileFilter: the path of a file or directory was expected"
    else setOf (at path (filterTree keep path (pathType path)));
  fromSource = source:
    let
      path = source.origSrc or source;
      keep = file: type: source.filter (toString file) type;
      tree = file: type:
        if !keep file type then null
        else if type == "directory" then prune (mapAttrs (name: tree (file + "/${name}")) (readDir file))
        else true;
      content = if pathIsDirectory path then mapAttrs (name: tree (path + "/${name}")) (readDir path) else true;
    in
    if !isPath path || !pathExists path then
      throw "lib.fileset.fromSource: the source of an existing path was expected"
    else if !(source ? _isLibCleanSourceWith) then setOf (at path true)
    else setOf (at path (if isAttrs content then prune content else content));

  toList = set:
    let
      list = path: tree:
        if tree == null then [ ]
        else if tree == true then [ path ]
        else lib.concatMap (name: list (path + "/${name}") tree.${name}) (attrNames tree);
    in
    list /. (files /. (treeOf "toList" set));
  toSource = { root, fileset }:
    let
      tree = treeOf "toSource" fileset;
      rootParts = partsOf root;
      # Whether the set has something outside the root.
      strays = tree: parts:
        parts != [ ] && tree != null && (
          tree == true
          || lib.any (name: name != lib.head parts && tree.${name} != null) (attrNames tree)
          || strays (below tree (lib.head parts)) (lib.tail parts)
        );
      content = files root (foldl' below tree rootParts);
      filter = path: _:
        foldl' below content (lib.drop (lib.length rootParts) (partsOf (/. + path))) != null;
    in
    if !isPath root || !pathIsDirectory root then
      throw "lib.fileset.toSource: `root` must be the path of a directory"
    else if strays tree rootParts then
      throw "lib.fileset.toSource: `fileset` has files outside the root ${toString root}"
    else builtins.seq content (lib.cleanSourceWith { inherit filter; name = "source"; src = root; });
}
// lib.genAttrs [ "gitTracked" "gitTrackedWith" "trace" "traceVal" ] uncovered
