# The part of lib.strings that quotes text for some other syntax.
{ lib }:

let
  inherit (builtins)
    attrNames elem getAttr isAttrs isBool isList isString listToAttrs match
    replaceStrings toJSON;
  inherit (lib.strings)
    concatMapStringsSep concatStrings fixedWidthString optionalString stringToCharacters toLower
    toUpper;

  # The code of every ASCII character that a Nix string can be written with.
  codes =
    let
      printable = stringToCharacters (
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        + "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
      );
    in
    listToAttrs (lib.imap0 (i: name: { inherit name; value = 32 + i; }) printable)
    // { "\t" = 9; "\n" = 10; "\r" = 13; };
  hexOf = char: fixedWidthString 2 "0" (lib.toHexString (getAttr char codes));

  # -D<name><sep><value>, with the types checked that callers often mix up.
  define = name: sep: value:
    assert isString name && isString value;
    "-D${name}${sep}${value}";
  choose = flag: yes: no: assert isBool flag; if flag then yes else no;
in
rec {
  charToInt = char: getAttr char codes;

  escape = chars: replaceStrings chars (map (char: "\\${char}") chars);
  escapeC = chars: replaceStrings chars (map (char: "\\x${toLower (hexOf char)}") chars);
  escapeRegex = escape (stringToCharacters "\\[{()^$?*+|.");
  escapeXML =
    let entities = { "\"" = "quot"; "'" = "apos"; "<" = "lt"; ">" = "gt"; "&" = "amp"; };
    in replaceStrings (attrNames entities) (map (e: "&${e};") (builtins.attrValues entities));
  escapeURL =
    let
      reserved = attrNames (lib.filterAttrs (char: _: match "[A-Za-z0-9_.~-]" char == null) codes);
    in
    replaceStrings reserved (map (char: "%${hexOf char}") reserved);

  # Words of harmless characters stay readable without quotes.
  escapeShellArg = arg:
    let text = toString arg;
    in
    if match "[[:alnum:],._+:@%/-]+" text != null then text
    else "'${replaceStrings [ "'" ] [ "'\\''" ] text}'";
  escapeShellArgs = concatMapStringsSep " " escapeShellArg;
  isValidPosixName = name: match "[A-Za-z_][A-Za-z0-9_]*" name != null;
  toShellVar = name: value:
    let
      pair = key: item: "[${escapeShellArg key}]=${escapeShellArg item}";
    in
    lib.throwIfNot (isValidPosixName name) "toShellVar: '${name}' cannot name a shell variable" (
      if isAttrs value && !lib.isStringLike value then
        "declare -A ${name}=(${lib.concatMapAttrsStringSep " " pair value})"
      else if isList value then "declare -a ${name}=(${escapeShellArgs value})"
      else "${name}=${escapeShellArg value}"
    );
  toShellVars = lib.concatMapAttrsStringSep "\n" toShellVar;

  # Nix strings are JSON strings in which a dollar may begin an interpolation.
  escapeNixString = text: escape [ "$" ] (toJSON text);
  escapeNixIdentifier = name:
    let
      keywords = [ "assert" "else" "if" "in" "inherit" "let" "or" "rec" "then" "with" ];
    in
    if match "[A-Za-z_][A-Za-z0-9_'-]*" name == null || elem name keywords
    then escapeNixString name else name;

  cmakeOptionType = type: feature: value:
    assert elem (toUpper type) [ "BOOL" "FILEPATH" "PATH" "STRING" "INTERNAL" "LIST" ];
    define feature ":${toUpper type}=" value;
  cmakeFeature = cmakeOptionType "string";
  cmakeBool = name: flag: cmakeOptionType "bool" name (choose flag "TRUE" "FALSE");
  mesonOption = name: define name "=";
  mesonBool = name: flag: mesonOption name (choose flag "true" "false");
  mesonEnable = name: flag: mesonOption name (choose flag "enabled" "disabled");

  enableFeature = flag: feature:
    assert isString feature;
    "--${choose flag "enable" "disable"}-${feature}";
  enableFeatureAs = flag: feature: value:
    enableFeature flag feature + optionalString flag "=${value}";
  withFeature = flag: feature:
    assert isString feature;
    "--${if flag then "with" else "without"}-${feature}";
  withFeatureAs = flag: feature: value:
    withFeature flag feature + optionalString flag "=${value}";
}
