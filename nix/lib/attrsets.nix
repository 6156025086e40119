# Attribute sets.
{ lib }:

let
  inherit (builtins)
    attrNames attrValues catAttrs concatMap elemAt filter foldl' getAttr hasAttr
    head intersectAttrs isAttrs length listToAttrs map mapAttrs removeAttrs;
  inherit (lib.lists) foldl foldr take;

  # The value at the longest part of the path that exists, and its length.
  follow = path: root:
    let
      from = depth: value:
        if depth < length path && value ? ${elemAt path depth}
        then from (depth + 1) value.${elemAt path depth}
        else { inherit depth value; };
    in
    from 0 root;
in
rec {
  inherit attrNames attrValues catAttrs getAttr hasAttr intersectAttrs isAttrs
    listToAttrs mapAttrs removeAttrs;

  attrByPath = path: fallback: set:
    let end = follow path set;
    in if end.depth == length path then end.value else fallback;
  hasAttrByPath = path: set: (follow path set).depth == length path;
  longestValidPathPrefix = path: set: take (follow path set).depth path;
  getAttrFromPath = path:
    attrByPath path (abort "cannot find attribute '${lib.concatStringsSep "." path}'");
  setAttrByPath = path: value:
    let
      wrap = depth:
        if depth == length path then value else { ${elemAt path depth} = wrap (depth + 1); };
    in
    wrap 0;
  showAttrPath = path:
    if path == [ ] then "<root attribute path>"
    else lib.concatMapStringsSep "." lib.strings.escapeNixIdentifier path;

  # Updates that end at this depth apply after those that go deeper, in the
  # order given. `value` is only forced where `exists` says that there is one.
  updateManyAttrsByPath =
    let
      quote = path: "updateManyAttrsByPath: '${showAttrPath path}'";
      apply = depth: exists: value: updates:
        let
          parts = builtins.partition (update: length update.path == depth) updates;
          deeper = parts.wrong;
          perName = builtins.groupBy (update: elemAt update.path depth) deeper;
          path = (head updates).path;
          nested =
            if deeper == [ ] then
              if exists then value
              else throw "${quote path} does not exist, but its first update uses the old value"
            else if !exists then mapAttrs (_: apply (depth + 1) false null) perName
            else if isAttrs value then
              value
              // mapAttrs (name: apply (depth + 1) (hasAttr name value) value.${name}) perName
            else throw "${quote (head deeper).path} cannot be updated: '${
              showAttrPath (take depth (head deeper).path)
            }' is not an attribute set";
        in
        foldl (old: update: update.update old) nested parts.right;
    in
    updates: value: apply 0 true value updates;

  attrVals = names: set: map (name: set.${name}) names;
  getAttrs = names: set: genAttrs names (name: set.${name});
  nameValuePair = name: value: { inherit name value; };
  genAttrs = names: f: genAttrs' names (name: nameValuePair name (f name));
  genAttrs' = list: f: listToAttrs (map f list);
  attrsToList = mapAttrsToList nameValuePair;
  mapAttrs' = f: set: listToAttrs (mapAttrsToList f set);
  mapAttrsToList = f: set: attrValues (mapAttrs f set);
  concatMapAttrs = f: set: foldl' lib.mergeAttrs { } (mapAttrsToList f set);
  optionalAttrs = cond: set: if cond then set else { };

  filterAttrs = pred: set:
    removeAttrs set (filter (name: !pred name set.${name}) (attrNames set));
  # The predicate sees a set before its content is filtered.
  filterAttrsRecursive = pred: set:
    mapAttrs (_: value: if isAttrs value then filterAttrsRecursive pred value else value)
      (filterAttrs pred set);
  overrideExisting = old: new: mapAttrs (name: value: new.${name} or value) old;
  matchAttrs = pattern: set:
    assert isAttrs pattern;
    lib.all
      (name:
        let wanted = pattern.${name}; found = set.${name};
        in set ? ${name} && (
          if isAttrs wanted then isAttrs found && matchAttrs wanted found else wanted == found
        ))
      (attrNames pattern);

  foldlAttrs = f: start: set: lib.foldl' (acc: name: f acc name set.${name}) start (attrNames set);
  foldAttrs = op: end: sets:
    let
      addSet = set: acc: foldr (addName set) acc (attrNames set);
      addName = set: name: acc: acc // { ${name} = op set.${name} (acc.${name} or end); };
    in
    foldr addSet { } sets;
  collect = pred: value:
    if pred value then [ value ]
    else if isAttrs value then concatMap (collect pred) (attrValues value)
    else [ ];
  cartesianProduct = choices:
    let
      add = done: name:
        concatMap (set: map (choice: set // { ${name} = choice; }) choices.${name}) done;
    in
    foldl' add [ { } ] (attrNames choices);
  cartesianProductOfSets = cartesianProduct;
  mapCartesianProduct = f: choices: map f (cartesianProduct choices);

  mapAttrsRecursive = mapAttrsRecursiveCond (_: true);
  mapAttrsRecursiveCond = enter: f:
    let
      at = path: mapAttrs (name: value:
        let here = path ++ [ name ];
        in if isAttrs value && enter value then at here value else f here value);
    in
    at [ ];
  mapAttrsToListRecursive = mapAttrsToListRecursiveCond (_: _: true);
  mapAttrsToListRecursiveCond = enter: f: set:
    let
      at = path: value: concatMap (name: visit (path ++ [ name ]) value.${name}) (attrNames value);
      visit = path: value:
        if isAttrs value && enter path value then at path value else [ (f path value) ];
    in
    at [ ] set;

  zipAttrsWith = builtins.zipAttrsWith;
  zipAttrs = zipAttrsWith (_: values: values);
  zipAttrsWithNames = names: f: sets:
    listToAttrs (map (name: nameValuePair name (f name (catAttrs name sets))) names);
  zipWithNames = zipAttrsWithNames;
  zip = builtins.trace "lib.zip is deprecated, use lib.zipAttrsWith instead" zipAttrsWith;
  mergeAttrsList = zipAttrsWith (_: lib.last);

  recursiveUpdateUntil = stop: low: high:
    let
      merge = path: low: high:
        builtins.seq high low // high // mapAttrs
          (name: new:
            let here = path ++ [ name ]; old = low.${name};
            in if stop here old new then new else merge here old new)
          (intersectAttrs low high);
    in
    merge [ ] low high;
  recursiveUpdate = recursiveUpdateUntil (_: low: high: !isAttrs low || !isAttrs high);
  unionOfDisjoint = a: b:
    let
      both = intersectAttrs a b;
      names = lib.concatStringsSep " " (attrNames both);
    in
    a // b // mapAttrs (name: _: throw "unionOfDisjoint: both sets have ${name} (of: ${names})") both;

  isDerivation = x: x.type or null == "derivation";
  toDerivation = path:
    let
      outPath = builtins.storePath path;
      # The name follows the 32 characters of the hash and a dash.
      name = lib.strings.sanitizeDerivationName (builtins.substring 33 (-1) (baseNameOf outPath));
      drv = {
        inherit name outPath;
        type = "derivation";
        outputs = [ "out" ];
        outputName = "out";
        out = drv;
      };
    in
    drv;

  # A package whose output was chosen explicitly is left as it is.
  getOutput = output: pkg:
    if pkg.outputSpecified or false then pkg else pkg.${output} or pkg.out or pkg;
  getFirstOutput = outputs: pkg:
    let present = filter (output: hasAttr output pkg) outputs;
    in if pkg.outputSpecified or false || present == [ ] then pkg else pkg.${head present};
  getBin = getOutput "bin";
  getLib = getOutput "lib";
  getDev = getOutput "dev";
  getMan = getOutput "man";
  getStatic = getFirstOutput [ "static" "lib" "out" ];
  getInclude = getFirstOutput [ "include" "dev" "out" ];
  chooseDevOutputs = map getDev;
  recurseIntoAttrs = set: set // { recurseForDerivations = true; };
  dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };
}
