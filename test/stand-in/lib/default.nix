# A `lib` that a NixOS of a few modules can be evaluated with: the words of nixpkgs, a small part of the meaning.
let
  inherit (builtins)
    attrNames
    concatMap
    concatStringsSep
    filter
    head
    isAttrs
    isFunction
    listToAttrs
    map
    mapAttrs
    readFile
    stringLength
    substring
    ;

  lib = {
    inherit (builtins)
      attrNames
      attrValues
      concatLists
      concatMap
      concatStringsSep
      elem
      elemAt
      filter
      foldl'
      functionArgs
      head
      isAttrs
      isBool
      isFunction
      isInt
      isList
      isString
      length
      listToAttrs
      mapAttrs
      removeAttrs
      sort
      tail
      toJSON
      ;
    types = import ./types.nix { inherit lib; };
    modules = import ./modules.nix { inherit lib; };
    inherit (lib.modules) evalModules;

    trivial = {
      release = readFile ../.version;
      version = "${lib.trivial.release}stand-in";
    };
    inherit (lib.trivial) version;

    # Options and what wraps their values.
    mkOption = attributes: attributes // { _type = "option"; };
    mkIf = condition: content: {
      _type = "if";
      inherit condition content;
    };
    mkMerge = contents: {
      _type = "merge";
      inherit contents;
    };
    mkOverride = priority: content: {
      _type = "override";
      inherit priority content;
    };
    mkOptionDefault = lib.mkOverride 1500;
    mkDefault = lib.mkOverride 1000;
    mkForce = lib.mkOverride 50;
    mkVMOverride = lib.mkOverride 10;
    mkOrder = priority: content: {
      _type = "order";
      inherit priority content;
    };
    mkBefore = lib.mkOrder 500;
    mkAfter = lib.mkOrder 1500;
    showOption = loc: concatStringsSep "." loc;

    optional = condition: element: if condition then [ element ] else [ ];
    optionals = condition: elements: if condition then elements else [ ];
    optionalAttrs = condition: set: if condition then set else { };
    optionalString = condition: text: if condition then text else "";
    nameValuePair = name: value: { inherit name value; };
    attrByPath =
      path: otherwise: set:
      if path == [ ] then
        set
      else if set ? ${head path} then
        lib.attrByPath (builtins.tail path) otherwise set.${head path}
      else
        otherwise;
    filterAttrs =
      keep: set:
      listToAttrs (
        concatMap (name: lib.optional (keep name set.${name}) (lib.nameValuePair name set.${name})) (attrNames set)
      );
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    mapAttrs' = f: set: listToAttrs (lib.mapAttrsToList f set);
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasSuffix =
      suffix: text:
      let
        rest = stringLength text - stringLength suffix;
      in
      rest >= 0 && substring rest (stringLength suffix) text == suffix;
    versionOlder = a: b: builtins.compareVersions a b < 0;
    versionAtLeast = a: b: !(lib.versionOlder a b);
    isDerivation = value: isAttrs value && value.type or null == "derivation";
    last = list: builtins.elemAt list (builtins.length list - 1);
    unique = builtins.foldl' (found: element: if builtins.elem element found then found else found ++ [ element ]) [ ];
    setFunctionArgs = f: arguments: {
      __functor = _: f;
      __functionArgs = arguments;
    };
    fix =
      f:
      let
        result = f result;
      in
      result;
  };
in
lib
