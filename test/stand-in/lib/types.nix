# Option types: { name; description; check; merge; } and, where a type is made of others, what modules ask of it.
{ lib }:
let
  inherit (builtins)
    all
    attrNames
    concatMap
    concatStringsSep
    elem
    head
    isAttrs
    isBool
    isFunction
    isInt
    isList
    isPath
    isString
    length
    listToAttrs
    map
    match
    substring
    ;
  inherit (lib.modules) discharge evalModules mergeDefinitions winning;

  mkType =
    attributes:
    {
      _type = "option-type";
      check = _: true;
      merge = one;
      getSubOptions = _: { };
      getSubModules = null;
      nestedTypes = { };
      # From a file to the type of an option that is declared there; null where that is the same.
      declaredIn = null;
    }
    // attributes;

  rebound = file: type: if type.declaredIn == null then type else type.declaredIn file;

  values = map (definition: definition.value);

  # All definitions are the same.
  one =
    loc: definitions:
    let
      first = (head definitions).value;
      show = definition: "\n- In `${definition.file}'";
    in
    if length definitions == 1 || all (value: value == first) (values definitions) then
      first
    else
      throw "The option `${lib.showOption loc}' has conflicting definition values:${concatStringsSep "" (map show definitions)}";

  # The merged value of properties and values in a composed type: [ ] or [ value ].
  element =
    loc: type: definitions:
    let
      won = winning (concatMap (discharge 100 1000) definitions);
    in
    if won.definitions == [ ] then [ ] else [ (mergeDefinitions loc type won.definitions) ];

  attrsWith =
    of:
    mkType {
      name = "attrsOf";
      description = "attribute set of (${of.description})";
      check = isAttrs;
      nestedTypes.elemType = of;
      declaredIn = file: attrsWith (rebound file of);
      getSubOptions = prefix: of.getSubOptions (prefix ++ [ "<name>" ]);
      getSubModules = of.getSubModules;
      emptyValue = { };
      merge =
        loc: definitions:
        let
          names = lib.unique (concatMap (definition: attrNames definition.value) definitions);
          valuesOf =
            name:
            element (loc ++ [ name ]) of (
              concatMap (
                { file, value, ... }: if value ? ${name} then [ { inherit file; value = value.${name}; } ] else [ ]
              ) definitions
            );
        in
        listToAttrs (concatMap (name: map (lib.nameValuePair name) (valuesOf name)) names);
    };

  isStorePathLike = value: isPath value || lib.isDerivation value || isString value && substring 0 1 value == "/";
in
{
  inherit rebound;
  raw = mkType {
    name = "raw";
    description = "raw value";
  };
  unspecified = lib.types.raw;
  anything = mkType {
    name = "anything";
    description = "anything";
    merge = loc: definitions: if all isAttrs (values definitions) then builtins.foldl' (a: b: a // b) { } (values definitions) else one loc definitions;
  };
  bool = mkType {
    name = "bool";
    description = "boolean";
    check = isBool;
  };
  int = mkType {
    name = "int";
    description = "signed integer";
    check = isInt;
  };
  str = mkType {
    name = "str";
    description = "string";
    check = isString;
  };
  lines = mkType {
    name = "lines";
    description = "strings concatenated with \"\\n\"";
    check = isString;
    merge = _: definitions: concatStringsSep "\n" (values definitions);
  };
  path = mkType {
    name = "path";
    description = "absolute path";
    check = isStorePathLike;
  };
  package = mkType {
    name = "package";
    description = "package";
    check = isStorePathLike;
  };
  port = mkType {
    name = "port";
    description = "16 bit unsigned integer; between 0 and 65535 (both inclusive)";
    check = value: isInt value && value >= 0 && value <= 65535;
  };
  strMatching =
    pattern:
    mkType {
      name = "strMatching";
      description = "string matching the pattern ${pattern}";
      check = value: isString value && match pattern value != null;
    };
  enum =
    elements:
    mkType {
      name = "enum";
      description = "one of ${concatStringsSep ", " (map builtins.toJSON elements)}";
      check = value: elem value elements;
    };
  either =
    a: b:
    mkType {
      name = "either";
      description = "${a.description} or ${b.description}";
      check = value: a.check value || b.check value;
    };
  nullOr =
    of:
    mkType {
      name = "nullOr";
      description = "null or ${of.description}";
      check = value: value == null || of.check value;
      inherit (of) getSubOptions getSubModules;
      declaredIn = file: lib.types.nullOr (rebound file of);
      nestedTypes.elemType = of;
      merge = loc: definitions: if all (value: value == null) (values definitions) then null else of.merge loc definitions;
    };
  listOf =
    of:
    mkType {
      name = "listOf";
      description = "list of ${of.description}";
      check = isList;
      nestedTypes.elemType = of;
      declaredIn = file: lib.types.listOf (rebound file of);
      emptyValue = [ ];
      merge =
        loc: definitions:
        concatMap (
          { file, value, ... }: concatMap (entry: element (loc ++ [ "*" ]) of [ { inherit file; value = entry; } ]) value
        ) definitions;
    };
  attrs = lib.types.anything;
  attrsOf = attrsWith;
  lazyAttrsOf = attrsWith;
  submodule =
    module:
    let
      modules = if isList module then module else [ module ];
      evaluate =
        loc: definitions:
        evalModules {
          modules = modules ++ definitions;
          specialArgs.name = lib.last ([ "<name>" ] ++ loc);
          prefix = loc;
        };
    in
    mkType {
      name = "submodule";
      description = "submodule";
      check = value: isAttrs value || isFunction value || isPath value;
      getSubModules = modules;
      declaredIn =
        file:
        lib.types.submodule (map (
          module: if isPath module then module else { _file = file; imports = [ module ]; }
        ) modules);
      getSubOptions = prefix: builtins.removeAttrs (evaluate prefix [ ]).options [ "_module" ];
      merge =
        loc: definitions:
        (evaluate loc (
          map (
            { file, value, ... }:
            if isAttrs value then { _file = file; config = value; } else if isPath value then value else { imports = [ value ]; _file = file; }
          ) definitions
        )).config;
    };
}
