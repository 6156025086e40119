# Evaluates a set of modules: declarations and definitions in, `config` and `options` out.
{
  # How the module system of the release merges: `optionDefaultPriority`, whether `uniqueScalars` are as wrong where they
  # are equal as where they differ, whether all types are checked first (`typesFirst`), and what concerns submodules.
  rules,
  modulesPath,
  ownDirectories,
  # Whether the option types are those of a nixpkgs: they take definitions of `file` and `value` alone.
  foreignTypes ? false,
  # What stands for standard input in positions, or null.
  stdinName ? null,
  # Where files are named as if they were elsewhere; see definitions.nix.
  renamed ? null,
}:
let
  inherit (builtins)
    all
    any
    attrNames
    concatMap
    elemAt
    filter
    foldl'
    genList
    head
    isAttrs
    length
    map
    mapAttrs
    removeAttrs
    zipAttrsWith
    ;
  inherit (rules) optionDefaultPriority uniqueScalars;
  inherit (import ../fail.nix) fail within;
  inherit (import ../lists.nix) reverse;

  definitions = import ./definitions.nix { inherit ownDirectories renamed stdinName; };
  inherit (definitions) childrenOf childrenOfSets pushDown positionOf resolve;
  inherit (import ./close.nix { inherit definitions modulesPath; }) closeModules withoutDisabled;

  dropFirst = n: list: genList (i: elemAt list (i + n)) (length list - n);
  isOption = declaration: isAttrs declaration && declaration._type or null == "option";

  unspecified = {
    name = "unspecified";
    keepsPlaces = true;
    description = "unspecified value";
    check = _: true;
    merge = mergeUnspecified;
    getSubModules = null;
  };

  place = definition: { inherit (definition) file at; };

  # How values of no particular type combine.
  mergeUnspecified =
    loc: final:
    let
      values = map (definition: definition.value) final;
      every = predicate: all predicate values;
    in
    if length values == 1 then
      head values
    else if every builtins.isFunction then
      argument:
      mergeUnspecified loc (map (definition: definition // { value = definition.value argument; }) final)
    else if every builtins.isList then
      concatMap (value: value) values
    else if every isAttrs then
      foldl' (a: b: a // b) { } values
    else if every builtins.isBool then
      any (value: value) values
    else if every builtins.isString then
      builtins.concatStringsSep "" values
    else if every (value: value == head values) then
      head values
    else
      fail "cannot-merge" {
        inherit loc;
        definitions = map place final;
      };

  # The value of an option from the definitions that count.
  mergeChecked =
    loc: type:
    mergeWith {
      inherit loc;
      accepts = type.check;
      description = type.description or type.name;
      merge = final: type.merge loc (if foreignTypes && !(type.keepsPlaces or false) then map bare final else final);
    };

  # In old releases checking starts with the first definition, merging follows, and the rest is checked after it: this
  # decides which error is seen.
  mergeWith =
    {
      loc,
      accepts,
      merge,
      description,
      mismatch ? null,
    }:
    final:
    let
      check =
        value: definition:
        if within loc definition.at (accepts definition.value) then
          value
        else
          fail "wrong-type" (
            {
              inherit loc;
              expected = description;
              definitions = [ (place definition) ];
            }
            // (if mismatch == null then { } else { inherit mismatch; })
          );
    in
    if rules.typesFirst then
      if foldl' check true final then merge final else null
    else
      foldl' check (merge final) final;

  bare = definition: { inherit (definition) file value; };

  mergeDefinitions =
    loc: type: defs:
    let
      resolved = resolve defs;
    in
    rec {
      inherit (resolved) final;
      isDefined = final != [ ];
      mergedValue = mergeChecked loc type final;
      optionalValue = if isDefined then { value = mergedValue; } else { };
      highestPrio = resolved.highestPriority;
    };

  # Several declarations of one option add up; only one of them may say what the value is.
  mergeDeclarations =
    loc: declarations:
    let
      add =
        result: declaration:
        let
          new = declaration.options;
          both = name: new ? ${name} && result ? ${name};
          mergedType = mergeTypes (result.type or unspecified) (new.type or unspecified);
        in
        if
          both "default" || both "example" || both "description" || both "apply" || (both "type" && mergedType == null)
        then
          fail "option-already-declared" {
            inherit loc;
            inherit (declaration) file at;
            declarations = result.declarations;
          }
        else
          new
          // result
          // (if both "type" then { type = mergedType; } else { })
          // {
            declarations = result.declarations ++ [ declaration.file ];
          };
    in
    foldl' add {
      inherit loc;
      declarations = [ ];
    } declarations;

  mergeTypes =
    a: b:
    let
      modulesOf = type: type.getSubModules or null;
    in
    if modulesOf a != null && modulesOf b != null then
      a.substSubModules (modulesOf a ++ modulesOf b)
    else if a ? typeMerge && b ? functor then
      a.typeMerge b.functor
    else
      null;

  evaluateOption =
    loc: declarations: defs:
    let
      option = mergeDeclarations loc declarations;
      type = option.type or unspecified;
      default = {
        file = head option.declarations;
        inherit (head declarations) at;
        value = {
          _type = "override";
          priority = optionDefaultPriority;
          content = option.default;
        };
      };
      merged = mergeDefinitions loc type ((if option ? default then [ default ] else [ ]) ++ defs);
      value =
        if option.readOnly or false && length defs + (if option ? default then 1 else 0) > 1 then
          fail "read-only" {
            inherit loc;
            definitions = map place defs;
          }
        else if !merged.isDefined then
          fail "not-defined" {
            inherit loc;
            inherit (head declarations) at;
          }
        else
          merged.mergedValue;
    in
    option
    // {
      inherit type;
      value = if option ? apply then option.apply value else value;
      inherit (merged) isDefined highestPrio;
      definitions = map (definition: definition.value) merged.final;
      definitionsWithLocations = map (definition: { inherit (definition) file value; }) merged.final;
      files = map (definition: definition.file) merged.final;
      __toString = _: builtins.concatStringsSep "." loc;
    };

  # Declarations and definitions below one path. `undeclared` gives the values of attributes that no option declares.
  evaluateTree =
    loc: declarations: pushed: undeclared:
    let
      declared = zipAttrsWith (name: found: found) (
        map (
          declaration:
          mapAttrs (name: options: {
            inherit (declaration) file;
            inherit options;
            at = positionOf name declaration.options declaration.at;
          }) declaration.options
        ) declarations
      );
      defined = childrenOfSets loc pushed;
      node =
        name: found:
        let
          here = loc ++ [ name ];
          nrOptions = length (filter (declaration: isOption declaration.options) found);
        in
        if nrOptions == length found then
          evaluateOption here found (defined.${name} or [ ])
        else if nrOptions != 0 then
          fail "option-is-prefix" {
            loc = here;
            inherit (head (filter (declaration: isOption declaration.options) found)) file at;
          }
        else
          evaluateTree here found (concatMap pushDown (defined.${name} or [ ])) undeclared;
      nodes = mapAttrs node declared;
      strays = removeAttrs defined (attrNames declared);
    in
    {
      # Definitions that no option declares, here and further down.
      undeclared =
        map (name: {
          loc = loc ++ [ name ];
          definitions = strays.${name};
        }) (attrNames strays)
        ++ concatMap (name: if isOption nodes.${name} then [ ] else nodes.${name}.undeclared) (attrNames nodes);
      options = mapAttrs (name: n: if isOption n then n else n.options) nodes;
      config =
        undeclared loc strays
        // mapAttrs (name: n: if isOption n then n.value else n.config) nodes;
    };

  refuseUndeclared =
    loc: defined:
    let
      names = attrNames defined;
    in
    if names == [ ] then
      { }
    else
      fail "unknown-option" {
        loc = loc ++ [ (head names) ];
        definitions = map place defined.${head names};
      };

  # `_module` steers the evaluation itself.
  moduleOptions =
    pushed: arguments:
    let
      below = name: concatMap pushDown (childrenOf [ ] name pushed);
      set = below "_module";
      value =
        name: default:
        let
          final = (resolve (childrenOf [ "_module" ] name set)).final;
        in
        if final == [ ] then default else mergeUnspecified [ "_module" name ] final;
    in
    {
      args =
        arguments
        // mapAttrs (
          name: defs:
          let
            inherit (resolve defs) final;
          in
          if final == [ ] then
            fail "module-argument-missing" { inherit name; key = "_module.args"; }
          else
            mergeUnspecified [ "_module" "args" name ] final
        ) (childrenOfSets [ "_module" "args" ] (concatMap pushDown (childrenOf [ "_module" ] "args" set)));
      check = value "check" true;
      freeformType = value "freeformType" null;
    };
in
rec {
  inherit
    definitions
    isOption
    mergeChecked
    mergeWith
    rules
    optionDefaultPriority
    uniqueScalars
    mergeDefinitions
    mergeUnspecified
    place
    refuseUndeclared
    ;

  # `starts` as `closeModules` takes them; `arguments` are what every module function may ask for beside `config` and
  # `options`; `moduleArguments` come after `_module.args`. `finish` gets { pushed, declarations, tree, _module } and
  # gives the final { config, options }.
  evaluate =
    {
      starts,
      arguments,
      moduleArguments ? { },
      finish,
    }:
    let
      modules = reverse (
        withoutDisabled (
          closeModules (
            arguments
            // {
              inherit (result) options;
              config = result.config // { inherit _module; };
            }
          ) starts
        )
      );
      pushed = concatMap (
        module:
        within [ ] module.at (pushDown {
          inherit (module) file at;
          value = module.config;
        })
      ) modules;
      declarations = map (module: {
        inherit (module) file options at;
      }) modules;
      _module = moduleOptions pushed moduleArguments;
      result = finish {
        inherit pushed declarations _module;
        tree = evaluateTree;
      };
    in
    result // { inherit pushed declarations _module; };

  # `lib.evalModules`: every definition needs a declaration, unless there is a freeform type.
  evaluateStrictly =
    {
      starts,
      arguments,
      moduleArguments ? { },
      prefix ? [ ],
      check ? true,
    }:
    evaluate {
      inherit starts arguments moduleArguments;
      finish =
        { pushed, declarations, _module, tree }:
        let
          undeclared =
            loc: defined:
            let
              rest = if loc == prefix then removeAttrs defined [ "_module" ] else defined;
            in
            if _module.freeformType != null then
              freeform loc rest
            else if check && _module.check then
              refuseUndeclared loc rest
            else
              { };
          # The freeform type is that of the whole set: an attribute further down is merged inside the sets around it.
          freeform =
            loc: rest:
            let
              path = dropFirst (length prefix) loc;
              around = value: foldl' (inner: name: { ${name} = inner; }) value (reverse path);
              defs = concatMap (
                name: map (definition: definition // { value = around { ${name} = definition.value; }; }) rest.${name}
              ) (attrNames rest);
              merged = (mergeDefinitions prefix _module.freeformType defs).mergedValue;
            in
            if rest == { } then { } else foldl' (value: name: value.${name} or { }) merged path;
        in
        tree prefix declarations pushed undeclared;
    };
}
