# Values as JSON that the front half reads back without loss: `readPlain`.
let
  inherit (builtins)
    attrNames
    isAttrs
    isInt
    isList
    isPath
    listToAttrs
    map
    removeAttrs
    substring
    toString
    ;

  # JSON's numbers are floating point where it is read.
  isExact = integer: -9007199254740992 < integer && integer < 9007199254740992;

  # A set with one of these attributes is printed as a string.
  safeName =
    name: if name == "outPath" || name == "__toString" || substring 0 1 name == "\n" then "\n" + name else name;

  # Without what is not data: the module system's own, and derivations, of which the path counts.
  plain =
    value:
    if isAttrs value then
      if value.type or null == "derivation" then
        "${value}"
      else
        listToAttrs (
          map (name: {
            name = safeName name;
            value = plain value.${name};
          }) (attrNames (removeAttrs value [ "_module" ]))
        )
    else if isList value then
      map plain value
    else if isPath value then
      toString value
    else if isInt value && !(isExact value) then
      { integer = toString value; }
    else
      value;
in
plain
