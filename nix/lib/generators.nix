# Nix values as configuration files: what the values have in common and the
# formats of keys and values. Other formats are in ./generators-other.nix; both
# files are lib.generators.
{ lib }:

let
  inherit (builtins)
    attrNames attrValues concatLists concatMap concatStringsSep filter head isAttrs isBool
    isFloat isInt isList isPath isString length map mapAttrs split tail toJSON;
  inherit (lib) escape isDerivation isFunction mapAttrsToList;

  # What has no spelling of its own ends the evaluation, and not in a way that
  # `tryEval` could hide.
  unsupported = kind: value:
    abort "generators.mkValueStringDefault: ${kind} not supported: ${toPretty { } value}";

  defaultSection = escape [ "[" "]" ];
  defaultKeyValue = mkKeyValueDefault { } "=";

  mkKeyValueDefault = { mkValueString ? mkValueStringDefault { } }:
    separator: key: value: "${escape [ separator ] key}${separator}${mkValueString value}";

  mkValueStringDefault = { }: value:
    if isInt value || isDerivation value then toString value
    else if isString value then value
    else if isBool value then (if value then "true" else "false")
    else if value == null then "null"
    else if isList value then unsupported "lists" value
    else if isAttrs value then unsupported "attrsets" value
    else if isFunction value then unsupported "functions" value
    else if isFloat value then lib.strings.floatToString value
    else unsupported "this value is" (toString value);

  toPretty =
    { allowPrettyValues ? false, multiline ? true, indent ? "" }:
    let
      # Brackets around items, one a line or all on one.
      block = at: open: close: items:
        let
          end = if multiline then "\n${at}" else " ";
          begin = if multiline then "${end}  " else " ";
        in
        open + begin + concatStringsSep begin items + end + close;

      quoted = lines:
        "\"${concatStringsSep "\\n" (map (escape [ "\\" "\"" "\${" ]) lines)}\"";
      # A final newline is shown by the closing quotes standing alone.
      indented = at: lines:
        let
          safe = map (builtins.replaceStrings [ "\${" "''" ] [ "''\${" "'''" ]) lines;
          open = "''\n${at}  ";
          body = concatStringsSep "\n${at}  " (lib.init safe);
          end = lib.last safe;
        in
        open + body + (if end == "" then "\n${at}" else "\n${at}  ${end}") + "''";
      string = at: text:
        let lines = filter isString (split "\n" text);
        in if multiline && length lines > 1 then indented at lines else quoted lines;

      function = f:
        let
          arguments =
            mapAttrsToList (name: optional: if optional then "${name}?" else name) (lib.functionArgs f);
        in
        if arguments == [ ] then "<function>"
        else "<function, args: {${concatStringsSep ", " arguments}}>";

      attribute = at: name: value:
        "${lib.strings.escapeNixIdentifier name} = ${
          builtins.addErrorContext "while evaluating an attribute `${name}`" (show "${at}  " value)
        };";

      show = at: value:
        if isInt value then toString value
        else if isFloat value then toJSON value
        else if isString value then string at value
        else if isBool value then (if value then "true" else "false")
        else if value == null then "null"
        else if isPath value then toString value
        else if value == [ ] then "[ ]"
        else if isList value then block at "[" "]" (map (show "${at}  ") value)
        else if isFunction value then function value
        else if allowPrettyValues && value ? __pretty && value ? val then value.__pretty value.val
        else if value == { } then "{ }"
        else if isDerivation value then "<derivation ${value.name or "???"}>"
        else block at "{" "}" (mapAttrsToList (attribute at) value);
    in
    show indent;
in
{
  inherit mkKeyValueDefault mkValueStringDefault toPretty;

  # JSON is YAML as well.
  toJSON = { }: toJSON;
  toYAML = { }: toJSON;

  toKeyValue =
    { mkKeyValue ? defaultKeyValue, listsAsDuplicateKeys ? false, indent ? "" }:
    let
      line = key: value: "${indent}${mkKeyValue key value}\n";
      lines = key: value:
        if listsAsDuplicateKeys && isList value then map (line key) value else [ (line key value) ];
    in
    set: lib.concatStrings (concatLists (mapAttrsToList lines set));

  toINI =
    {
      mkSectionName ? defaultSection,
      mkKeyValue ? defaultKeyValue,
      listsAsDuplicateKeys ? false,
    }:
    let
      content = lib.generators.toKeyValue { inherit mkKeyValue listsAsDuplicateKeys; };
    in
    lib.concatMapAttrsStringSep "\n"
      (name: values: "[${mkSectionName name}]\n${content values}");

  toINIWithGlobalSection =
    {
      mkSectionName ? defaultSection,
      mkKeyValue ? defaultKeyValue,
      listsAsDuplicateKeys ? false,
    }:
    { globalSection, sections ? { } }:
    let
      common = { inherit mkKeyValue listsAsDuplicateKeys; };
    in
    lib.optionalString (globalSection != { })
      (lib.generators.toKeyValue common globalSection + "\n")
    + lib.generators.toINI (common // { inherit mkSectionName; }) sections;

  toGitINI = set:
    let
      isSection = value: isAttrs value && !isDerivation value;
      # Sections in sections become one whose name has the path in it. The path
      # grows at the front: the key comes first.
      flatten = path: value:
        if isSection value
        then concatMap (name: flatten ([ name ] ++ path) value.${name}) (attrNames value)
        else if length path == 1 then [ { ${head path} = value; } ]
        else [
          { ${concatStringsSep "." (lib.reverseList (tail path))}.${head path} = value; }
        ];
      nested =
        lib.filterAttrs (_: value: isAttrs value && lib.any isSection (attrValues value)) set;
      flat = removeAttrs set (attrNames nested)
        // lib.foldl lib.recursiveUpdate { } (flatten [ ] nested);

      mkSectionName = name:
        let parts = lib.splitString "." name;
        in
        if lib.hasInfix "\"" name || length parts == 1 then name
        else "${head parts} \"${concatStringsSep "." (tail parts)}\"";
      mkValueString = value:
        mkValueStringDefault { } (
          if isString value
          then "\"${builtins.replaceStrings [ "\n" "\t" "\"" "\\" ] [ "\\n" "\\t" "\\\"" "\\\\" ] value}\""
          else value
        );
      line = key: value: "\t" + mkKeyValueDefault { inherit mkValueString; } " = " key value;
      mkKeyValue = key: value:
        if isList value then lib.concatMapStringsSep "\n" (line key) value else line key value;
    in
    lib.generators.toINI { inherit mkSectionName mkKeyValue; } flat;

  # Cuts values below a depth, before something prints them in full.
  withRecursion = { depthLimit, throwOnDepthLimit ? true }:
    let
      keepWhole = [ "__functor" "__functionArgs" "__toString" "__pretty" ];
      tooDeep = depth: depthLimit != null && depth > depthLimit;
      cut =
        if throwOnDepthLimit
        then throw "generators.withRecursion: the value is deeper than ${toString depthLimit}"
        else "<unevaluated>";
      visit = depth: value:
        let
          next = child: visit (depth + 1) (if tooDeep (depth + 1) then cut else child);
        in
        if isAttrs value then
          mapAttrs (name: child: if lib.elem name keepWhole then child else next child) value
        else if isList value then map next value
        else if tooDeep (depth + 1) then cut
        else value;
    in
    assert isInt depthLimit;
    visit 0;
}
