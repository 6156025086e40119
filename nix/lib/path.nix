# Paths as values, and the relative ones below them as strings ("subpaths").
{ lib }:

let
  inherit (builtins) all baseNameOf concatMap dirOf elemAt filter isPath isString match split substring typeOf;
  inherit (lib) assertMsg length;
  inherit (lib.lists) drop take;

  # Why a string is no subpath, or null.
  objection = value:
    if !isString value then "it is a ${typeOf value} and not a string"
    else if value == "" then "it is empty"
    else if substring 0 1 value == "/" then "it is an absolute path: ${value}"
    else if match "(.*/)?[.][.](/.*)?" value != null then "it has a .. in it: ${value}"
    else null;
  valid = value: objection value == null;
  checked = function: value:
    assert assertMsg (valid value) "lib.path.${function}: not a subpath: ${objection value}";
    value;

  components = subpath: filter (part: isString part && part != "" && part != ".") (split "/" subpath);
  joined = parts: if parts == [ ] then "./." else "./${lib.concatStringsSep "/" parts}";

  # The names from the root of the file system down to the path.
  taken = function: path:
    assert assertMsg (isPath path) "lib.path.${function}: a path was expected, not a ${typeOf path}";
    let
      climb = parts: at:
        if dirOf at == at then { inherit parts; root = at; }
        else climb ([ (baseNameOf at) ] ++ parts) (dirOf at);
    in
    climb [ ] path;
  sameRoot = function: a: b: assertMsg (a.root == b.root)
    "lib.path.${function}: the paths have different roots, ${toString a.root} and ${toString b.root}";
  isBelow = a: b: take (length a.parts) b.parts == a.parts;

  storeParts = components ".${builtins.storeDir}";
in
{
  append = path: subpath:
    assert assertMsg (isPath path) "lib.path.append: a path was expected, not a ${typeOf path}";
    path + "/${checked "append" subpath}";

  hasPrefix = dir:
    let a = taken "hasPrefix" dir;
    in builtins.seq a (path:
      let b = taken "hasPrefix" path;
      in
      assert sameRoot "hasPrefix" a b;
      isBelow a b);
  removePrefix = dir:
    let a = taken "removePrefix" dir;
    in builtins.seq a (path:
      let b = taken "removePrefix" path;
      in
      assert sameRoot "removePrefix" a b;
      if isBelow a b then joined (drop (length a.parts) b.parts)
      else throw "lib.path.removePrefix: ${toString path} is not below ${toString dir}");
  splitRoot = path:
    let at = taken "splitRoot" path;
    in builtins.seq at { inherit (at) root; subpath = joined at.parts; };

  # Also true of files in a store path; content-addressed outputs that are not
  # known yet have a path of their own form.
  hasStorePathPrefix = path:
    let
      at = taken "hasStorePathPrefix" path;
      size = length storeParts;
    in
    assert assertMsg (at.root == /.) "lib.path.hasStorePathPrefix: the root ${toString at.root} is not /";
    take size at.parts == storeParts
    && length at.parts > size
    && match ".{32}-.+" (elemAt at.parts size) != null
    || at.parts != [ ] && match "[0-9a-z]{52}" (elemAt at.parts 0) != null;

  subpath = {
    isValid = valid;
    join = subpaths:
      let
        wrong = lib.findFirst (subpath: !valid subpath) null subpaths;
      in
      if all valid subpaths then joined (concatMap components subpaths)
      else throw "lib.path.subpath.join: not a subpath: ${objection wrong}";
    components = subpath: components (checked "subpath.components" subpath);
    normalise = subpath: joined (components (checked "subpath.normalise" subpath));
  };
}
