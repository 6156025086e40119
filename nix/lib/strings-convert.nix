# The part of lib.strings that reads values from text, names and versions, or
# asks what a value is.
{ lib }:

let
  inherit (builtins)
    all concatStringsSep elem elemAt filter genList head isInt isList isPath isString
    length map match parseDrvName readFile split stringLength substring typeOf;
  inherit (lib.strings) hasPrefix removeSuffix splitString;

  # Reads a number the way JSON has it out of text with blanks around it.
  readInt = function: pattern: special: text:
    let
      fail = throw "${function}: ${lib.strings.escapeNixString text} is not an integer";
      parts = match "[[:space:]]*${pattern}(-?[[:digit:]]+)[[:space:]]*" text;
      digits = head parts;
      number = builtins.fromJSON digits;
    in
    if parts == null then fail
    else special digits (if isInt number then number else fail);
in
rec {
  # A leading zero could mean octal, so that this function refuses it.
  toInt = text:
    readInt "toInt" "" (digits: number:
      if match "0[[:digit:]]+" digits == null then number
      else throw "toInt: ${lib.strings.escapeNixString text} may be octal or decimal") text;
  toIntBase10 =
    readInt "toIntBase10" "0*" (digits: number: if match "0+" digits == null then number else 0);
  floatToString = number:
    let text = toString number;
    in
    lib.warnIf (number != builtins.fromJSON text) "The float ${text} lost precision as a string" text;

  isStringLike = x: isString x || isPath x || x ? outPath || x ? __toString;
  isConvertibleWithToString = x:
    isStringLike x
    || elem (typeOf x) [ "null" "int" "float" "bool" ]
    || (isList x && all isConvertibleWithToString x);
  # The same under the name it had at first.
  isCoercibleToString = isConvertibleWithToString;
  # A store path itself and not a file in one; the second form is that of
  # content-addressed derivations whose output is not known yet.
  isStorePath = x:
    let path = toString x;
    in
    isStringLike x && hasPrefix "/" path && (
      dirOf path == builtins.storeDir || match "/[0-9a-z]{52}" path != null
    );

  versionOlder = a: b: builtins.compareVersions b a > 0;
  versionAtLeast = a: b: !versionOlder a b;
  getName = x: if isString x then (parseDrvName x).name else x.pname or (parseDrvName x.name).name;
  getVersion = x:
    if isString x then (parseDrvName x).version else x.version or (parseDrvName x.name).version;
  nameFromURL = url: separator:
    let
      file = lib.last (splitString "/" url);
      name = head (splitString separator file);
    in
    assert name != file;
    name;
  sanitizeDerivationName = text:
    let
      plain = builtins.unsafeDiscardStringContext text;
      # No leading dots, one dash for each run of other characters, and of
      # names that are too long the end.
      shown = head (match "[.]*(.*)" plain);
      clean = lib.concatMapStrings (part: if isString part then part else "-")
        (split "[^[:alnum:]+._?=-]+" shown);
      end = substring (lib.max 0 (stringLength clean - 207)) (-1) clean;
    in
    if stringLength text <= 207 && match "[[:alnum:]+_?=-][[:alnum:]+._?=-]*" plain != null
    then plain
    else if end == "" then "unknown"
    else end;

  fileContents = file: removeSuffix "\n" (readFile file);
  # One path per line; empty lines and those that begin with # do not count.
  readPathsFromFile = root: file:
    let
      counts = line: line != "" && !hasPrefix "#" line;
    in
    map (line: builtins.toPath "${toString root}/${line}")
      (filter counts (splitString "\n" (readFile file)));

  # Edit distance, from a table in which each row needs the one before it.
  levenshtein = a: b:
    let
      sizeA = stringLength a;
      sizeB = stringLength b;
      table = genList (i: genList (cell i) (sizeB + 1)) (sizeA + 1);
      at = i: j: elemAt (elemAt table i) j;
      cell = i: j:
        if i == 0 then j
        else if j == 0 then i
        else
          let
            change = if substring (i - 1) 1 a == substring (j - 1) 1 b then 0 else 1;
            leastEdit = lib.min (at (i - 1) j) (at i (j - 1)) + 1;
          in
          lib.min leastEdit (at (i - 1) (j - 1) + change);
    in
    at sizeA sizeB;
  levenshteinAtMost = limit: a: b:
    let
      gap = stringLength a - stringLength b;
    in
    if limit <= 0 then a == b
    else gap <= limit && -gap <= limit && levenshtein a b <= limit;
}
