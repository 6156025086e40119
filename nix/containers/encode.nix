# The definitions of `containers` as the front half reads them.
{
  engine,
  shapes,
  besides,
}:
let
  inherit (builtins)
    addErrorContext
    attrNames
    deepSeq
    elemAt
    filter
    foldl'
    head
    intersectAttrs
    isAttrs
    isList
    length
    listToAttrs
    map
    mapAttrs
    removeAttrs
    substring
    typeOf
    unsafeGetAttrPos
    ;
  inherit (import ../fail.nix) beside place within;
  inherit (import ../lists.nix) imap;
  inherit (engine.definitions)
    childrenOfSets
    isPlain
    positionOf
    resolve
    ;
  inherit (shapes) attrsShape submoduleShape;


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

  # Options that the configuration adds to a submodule. Only their names are needed; the values may be anything.
  encodeDeclared = declared: if besides then beside (encodeAny declared) else mapAttrs (_: _: null) declared;

  # The value of such an option: nixctr knows nothing about its type.
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
        attrs = safeNames (mapAttrs (name: encodeNode type.of (loc ++ [ name ])) (attrsShape type loc final));
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
    else if kind == "unread" then
      encodePlaces definitions
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
      inherit (definition) file;
      plainFile = file == head definition.at;
      # This runs for every option of every container: what other functions do is written out.
      attribute =
        name: content:
        let
          loc' = loc ++ [ name ];
          position = unsafeGetAttrPos name set;
          at =
            if position != null && position.file == file then
              [
                file
                position.line
                position.column
              ]
            else
              positionOf name set definition.at;
          value = addErrorContext (place {
            loc = loc';
            inherit at;
          }) content;
          kind = typeOf value;
          optionType = type.options.${name}.type;
        in
        if
          plainFile
          && isLeaf.${optionType.kind} or false
          && (kind == "string" || kind == "bool" || kind == "null")
          && file == head at
        then
          [ { inherit at value; } ]
        else
          encodeNode optionType loc' [ { inherit file at value; } ];
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
    enum = true;
    either = true;
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
    // (if shape.declared == { } then { } else { declared = encodeDeclared shape.declared; });

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
in
{
  inherit encodeNode encodePlaces;

  # Whether a container of the encoded ones has a definition of `config`, be it one that does not count.
  definesConfig = encoded: name: encoded.attrs.${safeName name}.options ? config;
}
