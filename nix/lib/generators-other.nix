# The part of lib.generators for property lists, Dhall, Lua and dconf.
{ lib }:

let
  inherit (builtins)
    concatLists concatStringsSep filter isAttrs isBool isFloat isInt isList isPath
    isString map match toJSON typeOf;
  inherit (lib) isDerivation isFunction mapAttrsToList;

  toDhall = { }: value:
    let show = toDhall { };
    in
    if isAttrs value then
      "{ ${concatStringsSep ", " (mapAttrsToList (name: item: "${name} = ${show item}") value)} }"
    else if isList value then "[ ${lib.concatMapStringsSep ", " show value} ]"
    # Without a sign it would be a natural number, another type.
    else if isInt value then (if value < 0 then "" else "+") + toString value
    else if isBool value then (if value then "True" else "False")
    else if isFunction value then abort "generators.toDhall: cannot convert a function to Dhall"
    else if value == null then abort "generators.toDhall: cannot convert a null to Dhall"
    else toJSON value;

  toLua = { multiline ? true, indent ? "", asBindings ? false }:
    let
      table = at: items:
        let
          end = if multiline then "\n${at}" else " ";
          begin = if multiline then "${end}  " else " ";
        in
        if items == [ ] then "{}"
        else "{" + begin + concatStringsSep ",${begin}" items + end + "}";
      entry = at: name: value: "[${toJSON name}] = ${show "${at}  " value}";
      show = at: value:
        if value == null then "nil"
        else if isInt value || isFloat value || isString value || isBool value then toJSON value
        else if isPath value || isDerivation value then toJSON "${value}"
        else if isList value then table at (map (show "${at}  ") value)
        else if isAttrs value && value._type or null == "lua-inline" then "(${value.expr})"
        else if isAttrs value then table at (mapAttrsToList (entry at) value)
        else abort "generators.toLua: type ${typeOf value} is unsupported";

      # A variable or a field of one, with any number of dots.
      isVariable = name: match "([[:alpha:]_][[:alnum:]_]*[.])*[[:alpha:]_][[:alnum:]_]*" name != null;
      bindings = set:
        let wrong = filter (name: !isVariable name) (builtins.attrNames set);
        in
        assert lib.assertMsg (wrong == [ ])
          "generators.toLua: not the name of a Lua variable: ${toJSON wrong}";
        lib.concatStrings (mapAttrsToList (name: value: "${indent}${name} = ${show indent value}\n") set);
    in
    if asBindings then bindings else show indent;

  toPlist = { escape ? false }: value:
    let
      text = if escape then lib.escapeXML else (x: x);
      # The lines of a value, each with its tabulators already.
      lines = at: x:
        if x == null then [ "" ]
        else if isBool x then [ (at + (if x then "<true/>" else "<false/>")) ]
        else if isInt x then [ "${at}<integer>${toString x}</integer>" ]
        else if isString x then [ "${at}<string>${text x}</string>" ]
        else if isList x then
          [ "${at}<array>" ]
          ++ (if x == [ ] then [ "" ] else concatLists (map (lines "\t${at}") x))
          ++ [ "${at}</array>" ]
        else if isAttrs x then [ "${at}<dict>" ] ++ content at x ++ [ "${at}</dict>" ]
        else if isPath x then [ "${at}<string>${text (toString x)}</string>" ]
        else if isFloat x then [ "${at}<real>${toString x}</real>" ]
        else abort "generators.toPlist: cannot convert a ${typeOf x}";
      content = at: set:
        let
          shown = lib.filterAttrs (name: x: name != "_module" && x != null) set;
          entry = name: x: [ "\t${at}<key>${text name}</key>" ] ++ lines "\t${at}" x;
        in
        # An empty container still has a line of its own between its tags.
        if shown == { } then [ "" ] else concatLists (mapAttrsToList entry shown);
    in
    concatStringsSep "\n" (
      [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        "<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"
        "<plist version=\"1.0\">"
      ]
      ++ lines "" value
      ++ [ "</plist>" ]
    );

  mkDconfKeyValue = lib.generators.mkKeyValueDefault
    { mkValueString = value: toString (lib.gvariant.mkValue value); } "=";
in
{
  inherit toDhall toLua toPlist mkDconfKeyValue;

  mkLuaInline = expr: { _type = "lua-inline"; inherit expr; };
  toDconfINI = lib.generators.toINI { mkKeyValue = mkDconfKeyValue; };
}
