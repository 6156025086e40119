# Declaring options, and merging definitions that must agree.
{ lib, engine }:
let
  inherit (builtins)
    all
    concatStringsSep
    foldl'
    head
    isAttrs
    isList
    isString
    length
    map
    match
    ;
  inherit (engine) mergeUnspecified place;
  inherit (import ../fail.nix) fail;
in
rec {
  inherit (engine) isOption;

  mkOption = attributes: attributes // { _type = "option"; };

  mkEnableOption =
    name:
    mkOption {
      default = false;
      example = true;
      description = "Whether to enable ${if name ? _type then name.text else name}.";
      type = lib.types.bool;
    };

  mkPackageOption =
    pkgs: name:
    {
      nullable ? false,
      default ? name,
      example ? null,
      extraDescription ? "",
      pkgsText ? "pkgs",
    }:
    let
      path = if isList default then default else [ default ];
      names = if isList name then name else [ name ];
      text = concatStringsSep "." ([ pkgsText ] ++ path);
    in
    mkOption (
      {
        type = if nullable then lib.types.nullOr lib.types.package else lib.types.package;
        description =
          "The ${concatStringsSep "." names} package to use."
          + (if extraDescription == "" then "" else " " + extraDescription);
      }
      // (
        if default == null then
          { }
        else
          {
            default = foldl' (
              set: attribute: set.${attribute} or (throw "${text} cannot be found in ${pkgsText}")
            ) pkgs path;
            defaultText = literalExpression text;
          }
      )
      // (if nullable && default == null then { default = null; } else { })
      // (
        if example == null then
          { }
        else
          {
            example = literalExpression (
              if isList example then concatStringsSep "." ([ pkgsText ] ++ example) else example
            );
          }
      )
    );
  mkPackageOptionMD = mkPackageOption;

  mkSinkUndeclaredOptions =
    attributes:
    mkOption (
      {
        internal = true;
        visible = false;
        default = false;
        description = "Sink for option definitions.";
        type = lib.types.mkOptionType {
          name = "sink";
          check = _: true;
          merge = _: _: false;
        };
        apply = _: throw "Option value is not readable because the option is not declared.";
      }
      // attributes
    );

  mergeDefaultOption = mergeUnspecified;

  mergeOneOption = mergeUniqueOption { message = ""; };

  mergeUniqueOption =
    { message, merge ? null }:
    loc: definitions:
    if length definitions == 1 then
      if merge == null then (head definitions).value else merge loc definitions
    else
      fail "defined-multiple-times" {
        inherit loc;
        definitions = map place definitions;
      };

  mergeEqualOption =
    loc: definitions:
    let
      first = (head definitions).value;
    in
    if length definitions == 1 then
      first
    else if builtins.isFunction first then
      mergeOneOption loc definitions
    else if all (definition: definition.value == first) definitions then
      first
    else
      fail "conflicting-definitions" {
        inherit loc;
        definitions = map place definitions;
      };

  getValues = map (definition: definition.value);
  getFiles = map (definition: definition.file);

  literalExpression =
    text:
    if isString text then
      {
        _type = "literalExpression";
        inherit text;
      }
    else
      throw "literalExpression expects a string.";
  literalExample = literalExpression;
  literalMD =
    text:
    if isString text then
      {
        _type = "literalMD";
        inherit text;
      }
    else
      throw "literalMD expects a string.";
  literalDocBook = text: text;
  mdDoc = text: text;

  # A part that is no plain identifier is quoted, placeholders of types aside.
  showOption =
    parts:
    let
      show =
        part:
        if match "[a-zA-Z_][a-zA-Z0-9_'-]*" part != null || match "<.*>|\\*" part != null then
          part
        else
          lib.strings.escapeNixString part;
    in
    concatStringsSep "." (map show parts);
  showFiles = files: concatStringsSep " and " (map (file: "`${file}'") files);
  showDefs = definitions: concatStringsSep "" (map (definition: "\n- In `${definition.file}'") definitions);
  showOptionWithDefLocs = option: "${showOption option.loc}, with values defined in:\n${concatStringsSep "\n" (map (file: "  - ${file}") option.files)}";
  unknownModule = "<unknown-file>";

  scrubOptionValue =
    value:
    if isAttrs value && value.type or null == "derivation" then
      {
        type = "derivation";
        drvPath = value.name;
        outPath = value.name;
        inherit (value) name;
      }
    else if isList value then
      map scrubOptionValue value
    else if isAttrs value then
      builtins.mapAttrs (_: scrubOptionValue) (builtins.removeAttrs value [ "_args" ])
    else
      value;

  optionAttrSetToDocList =
    options:
    map (option: {
      inherit (option) loc;
      name = showOption option.loc;
      description = option.description or null;
      internal = option.internal or false;
      visible = option.visible or true;
      readOnly = option.readOnly or false;
      type = option.type.description or "unspecified";
      inherit (option) declarations;
    }) (lib.attrsets.collect isOption options);
}
