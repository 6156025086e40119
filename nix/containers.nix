# The definitions of `containers` for nixctr's front half, and the values of `config.containers` for references.
#
# Both follow the option model that the front half passes in (`model`: name → { type; default?; }), so that there is one
# declaration of each option. A type is { kind; of?; options?; merge?; }.
{
  engine,
  lib,
  model,
  toplevels,
  optionDefaultPriority,
}:
let
  inherit (builtins)
    all
    attrNames
    concatLists
    concatMap
    concatStringsSep
    deepSeq
    elemAt
    filter
    foldl'
    genList
    head
    intersectAttrs
    isAttrs
    isFunction
    isList
    length
    listToAttrs
    map
    mapAttrs
    removeAttrs
    stringLength
    substring
    typeOf
    zipAttrsWith
    ;
  inherit (import ./fail.nix) fail within;
  inherit (engine) place;
  inherit (engine.definitions)
    childrenOfSets
    isPlain
    positionOf
    pushDown
    resolve
    ;

  imap = f: list: genList (i: f (i + 1) (elemAt list i)) (length list);
  reverse = list: let n = length list; in genList (i: elemAt list (n - 1 - i)) n;
  elementLoc = loc: n: m: loc ++ [ "[definition ${toString n}-entry ${toString m}]" ];

  # ── Shapes: how the definitions of a composed type divide into definitions of its parts ──────────────────────────

  # A definition of `loaOf` may be a list; its elements are named by number.
  padded =
    width: n:
    let
      text = toString n;
    in
    concatStringsSep "" (genList (_: "0") (width - stringLength text)) + text;
  widthOf = list: stringLength (toString (length list));
  namedList =
    definitions: i: list:
    listToAttrs (
      imap (j: element: {
        name = element.name or "unnamed-${padded (widthOf definitions) i}.${padded (widthOf list) j}";
        value = element;
      }) list
    );
  asSets =
    kind: final:
    if kind != "loaOf" then
      final
    else
      imap (
        i: definition:
        if isList definition.value then
          definition // { value = namedList final i definition.value; }
        else
          definition
      ) final;

  # attrsOf, loaOf: name → definitions.
  attrsShape =
    kind: loc: final:
    childrenOfSets loc (
      map (definition: definition // { set = definition.value; }) (
        filter (definition: isAttrs definition.value) (asSets kind final)
      )
    );

  isModule = value: isAttrs value || isFunction value;

  # submodule: option → definitions. A function is a whole module with imports and declarations; a set is all
  # definitions. The module system merges the last definition of a submodule first.
  submoduleShape =
    {
      loc,
      type,
      final,
      extraModules,
    }:
    let
      modules = filter (definition: isModule definition.value) final;
      # What is defined in `_module` steers the evaluation, as functions do.
      plain =
        extraModules == [ ]
        && all (definition: isAttrs definition.value && !(definition.value ? _module)) modules;
      evaluated = engine.evaluate {
        starts =
          map (module: {
            parent = {
              file = "<unknown-file>";
              key = "extra";
              importsAt = [ "<unknown-file>" 0 0 ];
            };
            inherit module;
          }) extraModules
          ++ imap (n: definition: {
            parent = {
              inherit (definition) file;
              key = concatStringsSep "." loc + ":${toString n}";
              importsAt = definition.at;
            };
            module =
              if isFunction definition.value then definition.value else { config = definition.value; };
          }) modules;
        arguments = {
          inherit lib;
        };
        moduleArguments.name = elemAt loc (length loc - 1);
        finish =
          {
            pushed,
            declarations,
            tree,
            ...
          }:
          let
            own = tree loc declarations pushed (_: _: { });
            again = filter (name: type.options ? ${name}) (attrNames own.config);
          in
          if again != [ ] then
            fail "option-already-declared" {
              loc = loc ++ [ (head again) ];
              file = "<nixpkgs>/nixos/modules/virtualisation/containers.nix";
              at = positionOf (head again) (head declarations).options (head declarations).at;
              declarations = map (declaration: declaration.file) (
                filter (declaration: declaration.options ? ${head again}) declarations
              );
            }
          else
          {
            options = own.options;
            declared = own.config;
            config = own.config // submoduleValue loc type (childrenOfSets loc pushed);
          };
      };
    in
    if plain then
      rec {
        children = childrenOfSets loc (concatMap pushDown (reverse modules));
        declared = { };
        config = submoduleValue loc type children;
      }
    else
      {
        children =
          let
            children = removeAttrs (childrenOfSets loc evaluated.pushed) [ "_module" ];
          in
          if evaluated._module.check then children else intersectAttrs (type.options // evaluated.declared) children;
        inherit (evaluated) declared config;
      };

  # ── Definitions, for the front half ──────────────────────────────────────────────────────────────────────────────

  # `nix eval --json` takes a set with one of these attributes for a string.
  safeName = name: if name == "outPath" || name == "__toString" || substring 0 1 name == "\n" then "\n" + name else name;
  safeNames =
    set:
    let
      unsafe = filter (name: safeName name != name) (attrNames set);
    in
    if unsafe == [ ] then
      set
    else
      removeAttrs set unsafe
      // listToAttrs (
        map (name: {
          name = safeName name;
          value = set.${name};
        }) unsafe
      );

  # `encode` gives a value that is evaluated to the end, so that an error in it is reported here.
  encodeDefinition =
    loc: encode: definition:
    {
      inherit (definition) at;
    }
    // (if definition.file != head definition.at then { module = definition.file; } else { })
    // (if definition.priority or 100 != 100 then { inherit (definition) priority; } else { })
    // (if definition.order or 1000 != 1000 then { inherit (definition) order; } else { })
    // (
      if definition.lost or false then { } else { value = within loc definition.at (encode definition.value); }
    );

  # Definitions whose values are nobody's business.
  encodePlaces = map (
    definition:
    {
      inherit (definition) at;
    }
    // (if definition.file != head definition.at then { module = definition.file; } else { })
  );

  encodeScalar =
    kind: value:
    let
      type = typeOf value;
    in
    if type == "string" || type == "bool" || type == "null" then
      value
    else if type == "int" then
      if isExact value then value else { integer = toString value; }
    else if type == "path" then
      { path = toString value; }
    else if type == "float" then
      { float = toString value; }
    else if type == "lambda" then
      { function = true; }
    else if type == "list" then
      { unexpected = "list"; }
    else if kind == "platform" && (value ? system || value ? config) then
      {
        set = true;
        string = platformOf value;
      }
    else if kind == "path" && (value ? outPath || value ? __toString) then
      {
        set = true;
        string = toString value;
      }
    else
      { set = true; };

  # The value of an option that the configuration adds to a submodule: nixctr knows nothing about its type.
  encodeAny =
    value:
    let
      type = typeOf value;
    in
    if type == "path" || type == "set" && (value ? outPath || value ? __toString) then
      toString value
    else if type == "set" then
      safeNames (mapAttrs (_: encodeAny) value)
    else if type == "list" then
      map encodeAny value
    else if type == "lambda" then
      { function = true; }
    else
      value;

  # A platform given as a set has a name, or a configuration triple that begins and ends like one.
  platformOf =
    value:
    let
      parts = filter builtins.isString (builtins.split "-" value.config);
    in
    value.system or "${head parts}-${if builtins.elem "linux" parts then "linux" else elemAt parts (length parts - 1)}";

  isJsonScalar =
    value:
    let
      type = typeOf value;
    in
    type == "string" || type == "bool" || type == "null" || type == "int" && isExact value;

  # JSON's numbers are floating point where it is read.
  isExact = value: value <= 9007199254740991 && value >= -9007199254740991;

  encodeList =
    type: loc: definition: list:
    {
      list = imap (
        n: value:
        let
          element = {
            inherit (definition) file at;
            inherit value;
          };
        in
        if type.kind != "submodule" && isJsonScalar value then
          value
        else
          encodeNode type (loc ++ [ (toString n) ]) [
            (if isAttrs value then element // { at = firstPosition value definition.at; } else element)
          ]
      ) list;
    };

  # List elements have no position of their own; a set has one where its first attribute stands.
  firstPosition =
    set: at:
    let
      names = attrNames set;
      before = a: b: if elemAt b 0 != elemAt a 0 || elemAt b 1 < elemAt a 1 || (elemAt b 1 == elemAt a 1 && elemAt b 2 < elemAt a 2) then b else a;
    in
    if names == [ ] then
      at
    else
      foldl' (first: name: before first (positionOf name set at)) (positionOf (head names) set at) names;

  encodeNode =
    type: loc: definitions:
    let
      inherit (type) kind;
      resolved = resolve definitions;
      inherit (resolved) all final;
    in
    if kind == "nullOr" then
      encodeNode type.of loc definitions
    else if kind == "attrsOf" || kind == "loaOf" then
      {
        definitions = map (encodeDefinition loc (value: if kind == "loaOf" && isList value then { set = true; } else encodeScalar kind value)) all;
        attrs = safeNames (mapAttrs (name: encodeNode type.of (loc ++ [ name ])) (attrsShape kind loc final));
      }
    else if kind == "submodule" then
      encodeSubmodule type loc definitions
    else if kind == "listOf" then
      map (
        definition:
        encodeDefinition loc (
          value:
          if isList value then
            let
              encoded = encodeList type.of loc definition value;
            in
            deepSeq encoded encoded
          else
            encodeScalar kind value
        ) definition
      ) all
    else if kind == "module" then
      map (encodeDefinition loc (_: { opaque = true; })) all
    else
      encodeLeaf kind loc definitions;

  encodeSubmodule =
    type: loc: definitions:
    let
      definition = head definitions;
    in
    if
      length definitions == 1
      && (type.extraModules or [ ]) == [ ]
      && isPlain definition
      && isAttrs definition.value
      && !(definition.value ? _module)
    then
      encodePlainSubmodule type loc definition
    else
      encodeAnySubmodule type loc definitions;

  # One set without properties, which is what nearly all containers are.
  encodePlainSubmodule =
    type: loc: definition:
    let
      set = definition.value;
      known = intersectAttrs type.options set;
      undeclared = removeAttrs set (attrNames known);
      attribute =
        name: content:
        let
          here = loc ++ [ name ];
          at = positionOf name set definition.at;
          value = within here at content;
          option = type.options.${name};
        in
        if isLeaf.${option.type.kind} or false && isJsonScalar value && definition.file == head at then
          [ { inherit at value; } ]
        else
          encodeNode option.type here [
            {
              inherit (definition) file;
              inherit at value;
            }
          ];
    in
    {
      definitions = [ (encodeDefinition loc (encodeScalar "submodule") definition) ];
      options = mapAttrs attribute known;
    }
    // (if undeclared == { } then { } else encodeUndeclared (childrenOfSets loc [ (definition // { set = undeclared; }) ]));

  # Kinds that are a list of definitions, whatever the value.
  isLeaf = {
    bool = true;
    int = true;
    str = true;
    string = true;
    path = true;
    listOf = true;
    nullOr = true;
  };

  encodeUndeclared = children: { undeclared = safeNames (mapAttrs (_: encodePlaces) children); };

  encodeAnySubmodule =
    type: loc: definitions:
    let
      resolved = resolve definitions;
      shape = submoduleShape {
        inherit loc type;
        inherit (resolved) final;
        extraModules = type.extraModules or [ ];
      };
      undeclared = removeAttrs shape.children (attrNames type.options ++ attrNames shape.declared);
    in
    {
      definitions = map (encodeDefinition loc (encodeScalar "submodule")) resolved.all;
      options = mapAttrs (name: encodeNode type.options.${name}.type (loc ++ [ name ])) (
        intersectAttrs type.options shape.children
      );
    }
    // (if undeclared == { } then { } else encodeUndeclared undeclared)
    // (if shape.declared == { } then { } else { declared = encodeAny shape.declared; });

  # Most of a configuration is one plain definition with a constant.
  encodeLeaf =
    kind: loc: definitions:
    let
      definition = head definitions;
    in
    if length definitions == 1 && isPlain definition && definition.file == head definition.at then
      [
        {
          inherit (definition) at;
          value = encodeScalar kind definition.value;
        }
      ]
    else
      map (encodeDefinition loc (encodeScalar kind)) (resolve definitions).all;

  # ── Values, for references through `config` ──────────────────────────────────────────────────────────────────────

  describe =
    type:
    {
      bool = "boolean";
      int = "signed integer";
      str = "string";
      string = "string";
      path = "path";
      module = "Toplevel NixOS config";
      submodule = "submodule";
    }
    .${type.kind} or (
      if type.kind == "listOf" then
        "list of ${describe type.of}s"
      else if type.kind == "attrsOf" then
        "attribute set of ${describe type.of}s"
      else if type.kind == "loaOf" then
        "list or attribute set of ${describe type.of}s"
      else
        "null or ${describe type.of}"
    );

  isStringLike = value: builtins.isString value || builtins.isPath value || isAttrs value && (value ? outPath || value ? __toString);
  accepts =
    type: value:
    let
      check = {
        bool = builtins.isBool;
        int = builtins.isInt;
        str = builtins.isString;
        string = builtins.isString;
        path = value: isStringLike value && substring 0 1 (toString value) == "/";
        module = _: true;
        submodule = isModule;
        listOf = isList;
        attrsOf = isAttrs;
        loaOf = value: isList value || isAttrs value;
        nullOr = value: value == null || accepts type.of value;
      };
    in
    check.${type.kind} value;

  mergeScalars =
    type: loc: final:
    let
      values = map (definition: definition.value) final;
      refuse =
        code:
        fail code {
          inherit loc;
          definitions = map place final;
        };
    in
    if type.merge == "concat" then
      concatStringsSep "" values
    else if length final == 1 then
      head values
    else if type.merge == "equal" && all (value: value == head values) values then
      head values
    else
      refuse (if type.merge == "equal" then "conflicting-definitions" else "defined-multiple-times");

  mergeType =
    type: loc: final:
    {
      nullOr =
        let
          nulls = filter (definition: definition.value == null) final;
        in
        if length nulls == length final then
          null
        else if nulls != [ ] then
          fail "null-and-not-null" {
            inherit loc;
            definitions = map place final;
          }
        else
          mergeType type.of loc final;
      listOf = concatLists (
        imap (
          n: definition:
          concatLists (
            imap (
              m: value:
              let
                element = resolve [ (definition // { inherit value; }) ];
              in
              if element.final == [ ] then
                [ ]
              else
                [ (mergeChecked type.of (elementLoc loc n m) element.final) ]
            ) definition.value
          )
        ) final
      );
      attrsOf = attrsValue type loc final;
      loaOf = attrsValue type loc final;
      submodule =
        (submoduleShape {
          inherit loc type final;
          extraModules = type.extraModules or [ ];
        }).config;
      module = fail "needs-nixos" { inherit loc; };
    }
    .${type.kind} or (mergeScalars type loc final);

  attrsValue =
    type: loc: final:
    let
      children = mapAttrs (_: resolve) (attrsShape type.kind loc final);
    in
    mapAttrs (name: child: mergeChecked type.of (loc ++ [ name ]) child.final) (
      removeAttrs children (filter (name: children.${name}.final == [ ]) (attrNames children))
    );

  mergeChecked =
    type: loc: final:
    foldl' (
      value: definition:
      if within loc definition.at (accepts type definition.value) then
        value
      else
        fail "wrong-type" {
          inherit loc;
          expected = describe type;
          definitions = [ (place definition) ];
        }
    ) (mergeType type loc final) final;

  optionValue =
    loc: name: option: definitions:
    let
      here = loc ++ [ name ];
      defaultDefinition = priority: content: {
        file = "<nixpkgs>";
        at = [ "<nixpkgs>" 0 0 ];
        value = {
          _type = "override";
          inherit priority content;
        };
      };
      default =
        if option.default.defaultFromName or null != null then
          [ (defaultDefinition option.default.defaultFromName (elemAt loc (length loc - 1))) ]
        else if option ? default then
          [ (defaultDefinition optionDefaultPriority option.default) ]
        else
          [ ];
      resolved = resolve (definitions ++ default);
    in
    if resolved.final == [ ] then
      fail "not-defined" {
        loc = here;
        definitions = map place definitions;
      }
    else
      mergeChecked option.type here resolved.final;

  # `path` comes from `config`, as a definition of the containers module itself.
  withPath =
    loc: children:
    let
      name = elemAt loc (length loc - 1);
      evaluated = children ? config && (resolve children.config).final != [ ];
    in
    if evaluated then
      children
      // {
        path = children.path or [ ] ++ [
          {
            file = "<nixpkgs>/nixos/modules/virtualisation/containers.nix";
            at = [ "<nixpkgs>/nixos/modules/virtualisation/containers.nix" 0 0 ];
            value = toplevels.${name} or "/nix/var/nix/profiles/per-container/${name}/system";
          }
        ];
      }
    else
      children;

  submoduleValue =
    loc: type: given:
    let
      children = if type.options ? config && type.options ? path then withPath loc given else given;
    in
    mapAttrs (name: option: optionValue loc name option (children.${name} or [ ])) type.options;

  typeWith = extraModules: {
    kind = "attrsOf";
    of = {
      kind = "submodule";
      options = model;
      inherit extraModules;
    };
  };
in
{
  # `extraModules` are those that the configuration adds to the submodule by declaring `options.containers` again.
  encode = extraModules: encodeNode (typeWith extraModules) [ "containers" ];
  encodeOption = encodeNode;
  inherit encodePlaces;

  # A type of the model as an option type.
  optionType = type: {
    _type = "option-type";
    name = type.kind;
    description = describe type;
    check = accepts type;
    merge = mergeType type;
    getSubModules = null;
  };

  value =
    extraModules: definitions:
    let
      inherit (resolve definitions) final;
    in
    if final == [ ] then { } else mergeChecked (typeWith extraModules) [ "containers" ] final;
}
