# Option types: each checks one definition and merges several.
{ lib, engine }:
let
  inherit (builtins)
    all
    any
    attrNames
    concatLists
    concatStringsSep
    elem
    elemAt
    filter
    foldl'
    genList
    head
    isAttrs
    isBool
    isFloat
    isFunction
    isInt
    isList
    isPath
    isString
    length
    map
    mapAttrs
    match
    stringLength
    substring
    toString
    ;
  inherit (engine) mergeDefinitions mergeUnspecified place;
  inherit (lib.options) mergeEqualOption mergeOneOption;
  mergeScalar = if engine.uniqueScalars then mergeOneOption else mergeEqualOption;
  inherit (import ../fail.nix) fail;
  inherit (import ../lists.nix) imap listsToAttrs;

  isCallable = value: isFunction value || isAttrs value && value ? __functor;
  isDerivation = value: isAttrs value && value.type or null == "derivation";
  isStringLike = value: isString value || isPath value || isAttrs value && (value ? outPath || value ? __toString);
  toList = value: if isList value then value else [ value ];
  values = map (definition: definition.value);
  unique = foldl' (seen: value: if elem value seen then seen else seen ++ [ value ]) [ ];

  mkOptionType =
    {
      name,
      description ? name,
      descriptionClass ? null,
      check ? _: true,
      merge ? mergeUnspecified,
      emptyValue ? { },
      getSubOptions ? _: { },
      getSubModules ? null,
      substSubModules ? _: null,
      typeMerge ? defaultTypeMerge functor,
      functor ? defaultFunctor name,
      deprecationMessage ? null,
      nestedTypes ? { },
    }:
    {
      _type = "option-type";
      inherit
        name
        description
        descriptionClass
        check
        merge
        emptyValue
        getSubOptions
        getSubModules
        substSubModules
        typeMerge
        functor
        deprecationMessage
        nestedTypes
        ;
    };

  defaultFunctor = name: {
    inherit name;
    type = types.${name} or null;
    wrapped = null;
    payload = null;
    binOp = _: _: null;
  };

  # Two declarations with types of one name combine when what they are made of combines.
  defaultTypeMerge =
    a: b:
    if a.name != b.name then
      null
    else if a.wrapped != null && b.wrapped != null then
      let
        wrapped = a.wrapped.typeMerge b.wrapped.functor;
      in
      if wrapped == null then null else a.type wrapped
    else if a.payload != null && b.payload != null then
      let
        payload = a.binOp a.payload b.payload;
      in
      if payload == null then null else a.type payload
    else if a.wrapped == null && b.wrapped == null && a.payload == null && b.payload == null then
      a.type
    else
      null;

  scalar =
    name: description: check:
    mkOptionType {
      inherit name description check;
      merge = mergeScalar;
    };

  # A type that holds another one and passes submodules through.
  wrapping =
    name: elemType: attributes:
    mkOptionType (
      {
        inherit name;
        inherit (elemType) getSubModules;
        substSubModules = modules: types.${name} (elemType.substSubModules modules);
        functor = defaultFunctor name // {
          wrapped = elemType;
        };
        nestedTypes = { inherit elemType; };
      }
      // attributes
    );

  mergeAttrs =
    elemType: loc: definitions:
    let
      found = builtins.zipAttrsWith (name: defs: mergeDefinitions (loc ++ [ name ]) elemType defs) (
        map (
          definition:
          mapAttrs (name: value: {
            inherit (definition) file;
            at = engine.definitions.positionOf name definition.value (definition.at or [ definition.file 0 0 ]);
            inherit value;
          }) definition.value
        ) definitions
      );
    in
    {
      strict = mapAttrs (_: merged: merged.mergedValue) (
        builtins.removeAttrs found (filter (name: !found.${name}.isDefined) (attrNames found))
      );
      lazy = mapAttrs (
        name: merged:
        if merged.isDefined then
          merged.mergedValue
        else
          elemType.emptyValue.value or (fail "not-defined" {
            loc = loc ++ [ name ];
            at = (head definitions).at or null;
          })
      ) found;
    };

  between =
    low: high:
    types.addCheck types.int (x: x >= low && x <= high)
    // {
      name = "intBetween";
      description = "integer between ${toString low} and ${toString high} (both inclusive)";
    };
  ranged =
    name: description: low: high:
    between low high
    // {
      inherit name;
      description = "${description}; between ${toString low} and ${toString high} (both inclusive)";
    };
  unsigned = bits: high: ranged "unsignedInt${bits}" "${bits} bit unsigned integer" 0 (high - 1);
  signed = bits: high: ranged "signedInt${bits}" "${bits} bit signed integer" (0 - high / 2) (high / 2 - 1);
  limited =
    name: description: type: check:
    types.addCheck type check // { inherit name description; };

  submoduleWith =
    {
      modules,
      specialArgs ? { },
      shorthandOnlyDefinesConfig ? false,
      description ? null,
      class ? null,
    }@attributes:
    let
      asModule =
        value:
        if isAttrs value && !isCallable value && shorthandOnlyDefinesConfig then { config = value; } else value;
      evaluated =
        loc: definitions:
        lib.modules.evaluateSubmodule {
          inherit modules specialArgs;
          definitions = map (definition: definition // { value = asModule definition.value; }) definitions;
          prefix = loc;
        };
    in
    mkOptionType {
      name = "submodule";
      description = if description == null then "submodule" else description;
      check = value: isAttrs value || isCallable value || isPath value;
      merge = loc: definitions: (evaluated loc definitions).config;
      emptyValue = {
        value = { };
      };
      getSubOptions = prefix: (evaluated prefix [ ]).options;
      getSubModules = modules;
      substSubModules = new: submoduleWith (attributes // { modules = new; });
      functor = defaultFunctor "submoduleWith" // {
        type = submoduleWith;
        payload = attributes;
        binOp =
          a: b:
          b
          // a
          // {
            modules = a.modules ++ b.modules;
            specialArgs = (a.specialArgs or { }) // (b.specialArgs or { });
          };
      };
    };

  types = rec {
    inherit mkOptionType defaultFunctor defaultTypeMerge submoduleWith;
    isOptionType = value: value._type or "" == "option-type";
    isType = type: value: value._type or "" == type;
    setType = name: value: value // { _type = name; };

    unspecified = mkOptionType {
      name = "unspecified";
      description = "unspecified value";
    };
    raw = mkOptionType {
      name = "raw";
      description = "raw value";
      merge = mergeOneOption;
    };
    anything = mkOptionType {
      name = "anything";
      merge =
        loc: definitions:
        let
          every = predicate: all (definition: predicate definition.value) definitions;
        in
        if every (value: isAttrs value && !isStringLike value) then
          (lazyAttrsOf anything).merge loc definitions
        else if every isList then
          if length definitions == 1 then (head definitions).value else mergeOneOption loc definitions
        else if every isFunction then
          argument:
          anything.merge loc (
            map (definition: definition // { value = definition.value argument; }) definitions
          )
        else
          mergeEqualOption loc definitions;
    };
    bool = scalar "bool" "boolean" isBool // {
      merge = mergeEqualOption;
    };
    boolByOr = mkOptionType {
      name = "boolByOr";
      description = "boolean (merged using or)";
      check = isBool;
      merge = _: definitions: any (value: value) (values definitions);
    };
    int = scalar "int" "signed integer" isInt;
    float = scalar "float" "floating point number" isFloat;
    number = either int float;
    numbers = {
      between =
        low: high:
        limited "numberBetween" "integer or floating point number between ${toString low} and ${toString high} (both inclusive)" number (
          x: x >= low && x <= high
        );
      nonnegative = limited "numberNonnegative" "nonnegative integer or floating point number, meaning >=0" number (x: x >= 0);
      positive = limited "numberPositive" "positive integer or floating point number, meaning >0" number (x: x > 0);
    };
    ints = {
      inherit between;
      unsigned = limited "unsignedInt" "unsigned integer, meaning >=0" int (x: x >= 0);
      positive = limited "positiveInt" "positive integer, meaning >0" int (x: x > 0);
      u8 = unsigned "8" 256;
      u16 = unsigned "16" 65536;
      u32 = unsigned "32" 4294967296;
      s8 = signed "8" 256;
      s16 = signed "16" 65536;
      s32 = signed "32" 4294967296;
    };
    port = ints.u16;

    str = scalar "str" "string" isString;
    nonEmptyStr = limited "nonEmptyStr" "non-empty string" str (x: match "[ \t\n]*" x == null);
    singleLineStr =
      limited "singleLineStr" "(optionally newline-terminated) single-line string" str (
        x: match "[^\n\r]*\n?" x != null
      )
      // {
        merge =
          loc: definitions:
          let
            text = mergeScalar loc definitions;
            end = stringLength text - 1;
          in
          if text != "" && substring end 1 text == "\n" then substring 0 end text else text;
      };
    strMatching =
      pattern:
      scalar "strMatching \"${pattern}\"" "string matching the pattern ${pattern}" (
        x: isString x && match pattern x != null
      );
    separatedString =
      separator:
      mkOptionType {
        name = "separatedString";
        description = "string";
        check = isString;
        merge = _: definitions: concatStringsSep separator (values definitions);
        functor = defaultFunctor "separatedString" // {
          type = separatedString;
          payload = separator;
          binOp = a: b: if a == b then a else null;
        };
      };
    lines = separatedString "\n" // {
      description = "strings concatenated with \"\\n\"";
    };
    commas = separatedString ",";
    envVar = separatedString ":";
    string = separatedString "";
    passwdEntry =
      type: type // { check = x: type.check x && match "[^:\n]*" x != null; };

    attrs = mkOptionType {
      name = "attrs";
      description = "attribute set";
      check = isAttrs;
      merge = _: definitions: foldl' (a: b: a // b) { } (values definitions);
      emptyValue = {
        value = { };
      };
    };
    package = mkOptionType {
      name = "package";
      check = x: isDerivation x || isStringLike x && substring 0 1 (toString x) == "/";
      merge = mergeOneOption;
    };
    shellPackage = package // {
      check = x: isDerivation x && x ? shellPath;
    };
    pkgs = mkOptionType {
      name = "pkgs";
      description = "Nixpkgs package set";
      check = x: x._type or null == "pkgs";
      merge = mergeOneOption;
    };
    path = scalar "path" "path" (x: isStringLike x && substring 0 1 (toString x) == "/");
    pathInStore = scalar "pathInStore" "path in the Nix store" (
      x: isStringLike x && match "${builtins.storeDir}/[^.].*" (toString x) != null
    );
    externalPath = scalar "externalPath" "absolute path not in the Nix store" (
      x: path.check x && !(pathInStore.check x)
    );
    pathWith =
      { absolute ? null, inStore ? null }:
      scalar "path" "path" (
        x:
        isStringLike x
        && (absolute == null || path.check x == absolute)
        && (inStore == null || pathInStore.check x == inStore)
      );

    listOf =
      elemType:
      wrapping "listOf" elemType {
        description = "list of ${elemType.description}";
        check = isList;
        merge =
          loc: definitions:
          concatLists (
            imap (
              n: definition:
              concatLists (
                imap (
                  m: value:
                  let
                    merged = mergeDefinitions (
                      loc ++ [ "[definition ${toString n}-entry ${toString m}]" ]
                    ) elemType [ (definition // { inherit value; }) ];
                  in
                  if merged.isDefined then [ merged.mergedValue ] else [ ]
                ) definition.value
              )
            ) definitions
          );
        emptyValue = {
          value = [ ];
        };
        getSubOptions = prefix: elemType.getSubOptions (prefix ++ [ "*" ]);
      };
    nonEmptyListOf =
      elemType:
      limited "nonEmptyListOf" "non-empty list of ${elemType.description}" (listOf elemType) (list: list != [ ])
      // {
        emptyValue = { };
        substSubModules = modules: nonEmptyListOf (elemType.substSubModules modules);
      };
    attrsOf =
      elemType:
      wrapping "attrsOf" elemType {
        description = "attribute set of ${elemType.description}";
        check = isAttrs;
        merge = loc: definitions: (mergeAttrs elemType loc definitions).strict;
        emptyValue = {
          value = { };
        };
        getSubOptions = prefix: elemType.getSubOptions (prefix ++ [ "<name>" ]);
      };
    lazyAttrsOf =
      elemType:
      wrapping "lazyAttrsOf" elemType {
        description = "lazy attribute set of ${elemType.description}";
        check = isAttrs;
        merge = loc: definitions: (mergeAttrs elemType loc definitions).lazy;
        emptyValue = {
          value = { };
        };
        getSubOptions = prefix: elemType.getSubOptions (prefix ++ [ "<name>" ]);
      };
    attrsWith =
      { elemType, lazy ? false, placeholder ? "name" }: if lazy then lazyAttrsOf elemType else attrsOf elemType;
    loaOf =
      elemType:
      wrapping "loaOf" elemType {
        description = "list or attribute set of ${elemType.description}s";
        check = x: isList x || isAttrs x;
        merge = loc: definitions: (attrsOf elemType).merge loc (listsToAttrs "name" definitions);
        getSubOptions = prefix: elemType.getSubOptions (prefix ++ [ "<name?>" ]);
      };
    uniq = elemType: unique' { message = ""; } elemType;
    unique = unique';
    nullOr =
      elemType:
      wrapping "nullOr" elemType {
        description = "null or ${elemType.description}";
        check = x: x == null || elemType.check x;
        merge =
          loc: definitions:
          let
            nulls = filter (definition: definition.value == null) definitions;
          in
          if length nulls == length definitions then
            null
          else if nulls != [ ] then
            fail "null-and-not-null" {
              inherit loc;
              definitions = map place definitions;
            }
          else
            elemType.merge loc definitions;
        emptyValue = {
          value = null;
        };
        inherit (elemType) getSubOptions;
      };
    functionTo =
      elemType:
      wrapping "functionTo" elemType {
        description = "function that evaluates to a(n) ${elemType.description}";
        check = isCallable;
        merge =
          loc: definitions: argument:
          (mergeDefinitions (loc ++ [ "<function body>" ]) elemType (
            map (definition: definition // { value = definition.value argument; }) definitions
          )).mergedValue;
        inherit (elemType) getSubOptions;
      };

    submodule = modules: submoduleWith {
      shorthandOnlyDefinesConfig = true;
      modules = toList modules;
    };
    deferredModule = deferredModuleWith { };
    deferredModuleWith =
      { staticModules ? [ ] }:
      mkOptionType {
        name = "deferredModule";
        description = "module";
        check = x: isAttrs x || isCallable x || isPath x;
        merge = _: definitions: {
          imports =
            staticModules
            ++ map (definition: {
              _file = definition.file;
              imports = [ definition.value ];
            }) definitions;
        };
      };
    optionType = mkOptionType {
      name = "optionType";
      check = isOptionType;
      merge = mergeOneOption;
    };

    enum =
      allowed:
      let
        show = x: if isString x then ''"${x}"'' else if isBool x then (if x then "true" else "false") else toString x;
      in
      mkOptionType {
        name = "enum";
        description = if length allowed == 1 then "value ${show (head allowed)} (singular enum)" else "one of ${concatStringsSep ", " (map show allowed)}";
        check = x: elem x allowed;
        merge = mergeScalar;
        functor = defaultFunctor "enum" // {
          type = enum;
          payload = allowed;
          binOp = a: b: unique (a ++ b);
        };
      };
    either =
      a: b:
      mkOptionType {
        name = "either";
        description = "${a.description} or ${b.description}";
        check = x: a.check x || b.check x;
        merge =
          loc: definitions:
          if all (definition: a.check definition.value) definitions then
            a.merge loc definitions
          else if all (definition: b.check definition.value) definitions then
            b.merge loc definitions
          else
            mergeOneOption loc definitions;
        nestedTypes = {
          left = a;
          right = b;
        };
      };
    oneOf = list: foldl' either (head list) (genList (i: elemAt list (i + 1)) (length list - 1));
    coercedTo =
      from: coerce: to:
      mkOptionType {
        name = "coercedTo";
        description = "${to.description} or ${from.description} convertible to it";
        check = x: from.check x && to.check (coerce x) || to.check x;
        merge =
          loc: definitions:
          to.merge loc (
            map (
              definition:
              if from.check definition.value then definition // { value = coerce definition.value; } else definition
            ) definitions
          );
        inherit (to) emptyValue getSubOptions getSubModules;
        substSubModules = modules: coercedTo from coerce (to.substSubModules modules);
      };
    addCheck = type: check: type // { check = x: type.check x && check x; };

    types = types;
  };

  inherit (types) addCheck;
  unique' =
    { message }:
    type:
    wrapping "unique" type {
      inherit (type) description check;
      merge = mergeOneOption;
      emptyValue = type.emptyValue or { };
      inherit (type) getSubOptions;
      substSubModules = modules: unique' { inherit message; } (type.substSubModules modules);
    };
in
builtins.removeAttrs types [ "types" ] // { inherit types; }
