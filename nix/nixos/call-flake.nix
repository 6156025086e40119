# The outputs of a flake, as `builtins.getFlake` gives them, except that nothing of its inputs is copied or fetched.
# They are read where they are: those that are locked in the store of the user, those that are paths in their
# directories.
#
# `sourceInfo` describes a tree, and `dir` is the flake's directory in it. `definition` is the set in `flake.nix`.
# `recorded` is that of locked-source.nix.
{
  sourceInfo,
  dir,
  recorded,
}:
let
  inherit (builtins)
    attrNames
    concatStringsSep
    elem
    filter
    foldl'
    fromJSON
    functionArgs
    head
    isList
    isString
    listToAttrs
    map
    mapAttrs
    match
    pathExists
    readFile
    removeAttrs
    split
    substring
    tail
    ;
  inherit (import ../fail.nix) fail note within;
  lockedSource = import ./locked-source.nix recorded;

  below = path: name: if name == "" then path else "${path}/${name}";
  isAbsolute = path: substring 0 1 path == "/";

  outputsOf =
    {
      sourceInfo,
      outPath,
      definition,
      inputs,
    }:
    let
      outputs = definition.outputs (inputs // { inherit self; });
      self =
        outputs
        // sourceInfo
        // {
          inherit
            definition
            inputs
            outPath
            outputs
            sourceInfo
            ;
          _type = "flake";
        };
    in
    self;

  # A flake that has the say over its own lock file. `overrides` are inputs that another flake sets.
  callTop =
    sourceInfo: dir: overrides:
    let
      outPath = below sourceInfo.outPath dir;
      file = "${outPath}/flake.nix";
      lockFile = "${outPath}/flake.lock";
      definition = if pathExists file then import file else fail "flake-file-missing" { inherit file; };
      defined = definition.inputs or { };
      lock =
        if pathExists lockFile then
          # Nix tells no place in it, nor its name.
          within [ ] [
            lockFile
            1
            1
          ] (fromJSON (readFile lockFile))
        else
          {
            root = "root";
            nodes.root = { };
          };
      locked = lockedInputs lock top;
      # `self`, and what is there without being named as an input.
      names = attrNames (removeAttrs (functionArgs definition.outputs // defined) [ "self" ]);
      inputOf =
        name:
        if overrides ? ${name} then
          overrides.${name}
        else if locked ? ${name} then
          current lock name (defined.${name} or { }) locked.${name}
        else
          unlocked top name (defined.${name} or { });
      top = outputsOf {
        inherit definition outPath sourceInfo;
        inputs =
          locked
          // listToAttrs (
            map (name: {
              inherit name;
              value = inputOf name;
            }) names
          );
      };
    in
    top;

  # A locked input, provided that the lock is what the flake asks for.
  current =
    lock: name: input: flake:
    let
      outdated = import ./outdated-input.nix { inherit lock name input; };
    in
    if outdated == null then flake else fail "flake-lock-outdated" outdated;

  # Inputs as the lock file has them: a graph of nodes. An input is the name of a node, or a path from the root.
  lockedInputs =
    lock: top:
    let
      inherit (lock) nodes root;
      nodeOf = spec: if isList spec then follow root spec else spec;
      follow =
        name: path:
        if path == [ ] then name else follow (nodeOf nodes.${name}.inputs.${head path}) (tail path);
      inputsOf = name: mapAttrs (_: spec: called.${nodeOf spec}) (nodes.${name}.inputs or { });

      called = mapAttrs (name: node: if name == root then top else call name node) nodes;
      call =
        name: node:
        let
          inherit (node) locked;
          # A path in the flake that it is an input of.
          isRelative = locked.type == "path" && !(isAbsolute locked.path);
          parent = called.${follow root (node.parent or [ ])};
          sourceInfo = if isRelative then parent.sourceInfo else lockedSource name locked;
          outPath =
            if isRelative then
              below parent.outPath (withoutDot locked.path)
            else
              below sourceInfo.outPath (locked.dir or "");
        in
        if node.flake or true then
          outputsOf {
            inherit outPath sourceInfo;
            definition = import "${outPath}/flake.nix";
            inputs = inputsOf name;
          }
        else
          sourceInfo // { inherit outPath sourceInfo; };
    in
    inputsOf root;

  # "./a" and "." without the dot.
  withoutDot =
    path: concatStringsSep "/" (filter (part: isString part && !elem part [ "" "." ]) (split "/" path));

  # An input that is not in the lock file of a flake: what is a path needs none.
  unlocked =
    parent: name: input:
    let
      path = pathOf input;
      sourceInfo.outPath =
        if isAbsolute path then
          note "flake-input" { inherit path; } path
        else
          below parent.outPath (withoutDot path);
      set = input.inputs or { };
      isSet = name: set.${name} ? follows || pathOf set.${name} != null || set.${name} ? url;
      overrides = listToAttrs (
        map (name: {
          inherit name;
          value = unlocked parent name set.${name};
        }) (filter isSet (attrNames set))
      );
    in
    if input ? follows then
      foldl' (flake: name: flake.inputs.${name}) parent (filter (part: isString part && part != "") (split "/" input.follows))
    else if path == null then
      fail "flake-input-not-locked" { inherit name; }
    else if input.flake or true then
      callTop sourceInfo (input.dir or "") overrides
    else
      sourceInfo // { inherit sourceInfo; };

  # The path that an input is given as, or null.
  pathOf =
    input:
    let
      url = if isString input then input else input.url or "";
      named = match "path:([^?]*)([?].*)?" url;
      plain = match "([.]{0,2}/[^?]*)([?].*)?" url;
    in
    if input.type or null == "path" then
      input.path
    else if named != null then
      head named
    else if plain != null then
      head plain
    else
      null;
in
callTop sourceInfo dir { }
