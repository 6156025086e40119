# Definitions and their properties.
#
# A definition is { file; at; value; }: `file` is the module's, for messages; `at` is [ file line column ] of the
# attribute that holds the value. A pushed definition is { file; at; set; wrap; }: a set without properties of its own,
# whose attributes get their properties back from `wrap`. Keeping the set itself keeps the positions of its attributes.
{
  ownDirectories,
  stdinName,
  # { from; to; } where the files of one directory are named as if they were in another, or null.
  renamed ? null,
}:
let
  inherit (builtins)
    any
    concatMap
    filter
    foldl'
    head
    isAttrs
    isBool
    length
    map
    mapAttrs
    sort
    stringLength
    substring
    unsafeGetAttrPos
    ;
  inherit (import ../fail.nix) fail within;

  typeOfProperty = value: if isAttrs value then value._type or null else null;

  startsWith = prefix: text: substring 0 (stringLength prefix) text == prefix;
  endsWith = suffix: text: substring (stringLength text - 1) 1 text == suffix;

  # Nix 2.8 gives the text of standard input for its name, which ends in a newline as no file does.
  fileOf = position: if stdinName != null && endsWith "\n" position.file then stdinName else nameOf position.file;
  nameOf =
    file:
    if renamed != null && startsWith "${renamed.from}/" file then
      renamed.to + substring (stringLength renamed.from) (stringLength file) file
    else
      file;
  isOwn = file: any (directory: startsWith directory file) ownDirectories;
in
rec {
  inherit nameOf typeOfProperty;

  # The place of an attribute. A set that a library function made has no place in the configuration: then it is `at`,
  # the narrowest one known.
  positionOf =
    name: set: at:
    let
      position = unsafeGetAttrPos name set;
      file = head at;
    in
    if position == null then
      at
    else if position.file == file then
      [
        file
        position.line
        position.column
      ]
    else if isOwn position.file then
      at
    else
      [
        (fileOf position)
        position.line
        position.column
      ];

  # A mkIf or mkOverride around a set moves to its attributes, so that the names are known without the conditions.
  pushDown =
    definition:
    let
      go =
        wrap: value:
        let
          property = typeOfProperty value;
        in
        if property == "merge" then
          concatMap (go wrap) value.contents
        else if property == "if" then
          go (
            content:
            wrap {
              _type = "if";
              inherit (value) condition;
              inherit content;
            }
          ) value.content
        else if property == "override" then
          go (
            content:
            wrap {
              _type = "override";
              inherit (value) priority;
              inherit content;
            }
          ) value.content
        else if !isAttrs value then
          fail "definition-not-set" { inherit (definition) file at; }
        else
          [
            {
              inherit (definition) file at;
              set = value;
              inherit wrap;
            }
          ];
    in
    go (content: content) definition.value;

  # The definitions of one attribute, from pushed definitions. Errors in a value are reported at its definition.
  childrenOf =
    loc: name: pushed:
    concatMap (
      p:
      if p.set ? ${name} then
        let
          at = positionOf name p.set p.at;
        in
        [
          {
            inherit (p) file;
            inherit at;
            value = within (loc ++ [ name ]) at (p.wrap p.set.${name});
          }
        ]
      else
        [ ]
    ) pushed;

  # All attributes of sets: name → definitions.
  childrenOfSets =
    loc: sets:
    let
      childrenOfSet =
        finish: p:
        mapAttrs (
          name: value:
          let
            at = positionOf name p.set p.at;
          in
          finish {
            inherit (p) file;
            inherit at;
            value = within (loc ++ [ name ]) at (if p ? wrap then p.wrap value else value);
          }
        ) p.set;
    in
    if length sets == 1 then
      childrenOfSet (definition: [ definition ]) (head sets)
    else
      builtins.zipAttrsWith (_: definitions: definitions) (map (childrenOfSet (definition: definition)) sets);

  here = definition: within [ ] definition.at;
  replaceValue = definition: value: definition // { value = here definition value; };

  # mkMerge and mkIf evaluated.
  discharge =
    definition:
    let
      inherit (definition) value;
      property = typeOfProperty value;
    in
    if property == "merge" then
      concatMap (content: discharge (replaceValue definition content)) (here definition value.contents)
    else if property == "if" then
      if !isBool (here definition value.condition) then
        fail "condition-not-boolean" { inherit (definition) file at; }
      else if value.condition then
        discharge (replaceValue definition value.content)
      else
        [ ]
    else
      [ definition ];

  priorityOf =
    definition:
    if typeOfProperty definition.value == "override" then definition.value.priority else 100;

  # A definition without any property: nothing to discharge, strip or sort.
  isPlain = definition: typeOfProperty definition.value == null;

  # Discharged, with priorities and order taken off. `all` keeps the definitions that lose (their values are never
  # evaluated), `final` is what the type merges, in order.
  resolve =
    definitions:
    if length definitions == 1 && isPlain (head definitions) then
      {
        all = definitions;
        final = definitions;
        highestPriority = 100;
      }
    else
      resolveProperties definitions;

  resolveProperties =
    definitions:
    let
      discharged = concatMap discharge definitions;
      highest = foldl' (
        priority: definition:
        let
          own = priorityOf definition;
        in
        if own < priority then own else priority
      ) 9999 discharged;
      strip =
        definition:
        let
          priority = priorityOf definition;
          content =
            if typeOfProperty definition.value == "override" then
              here definition definition.value.content
            else
              definition.value;
          ordered = priority == highest && typeOfProperty content == "order";
        in
        definition
        // {
          inherit priority;
          lost = priority != highest;
          order = if ordered then content.priority else 1000;
          value = if ordered then here definition content.content else content;
        };
      stripped = map strip discharged;
      sorted =
        if any (definition: definition.order != 1000) stripped then
          sort (a: b: a.order < b.order) stripped
        else
          stripped;
    in
    {
      all = sorted;
      final = filter (definition: !definition.lost) sorted;
      highestPriority = highest;
    };
}
