# Strings: building, cutting, searching and replacing. What quotes or converts
# is in ./strings-escape.nix and ./strings-convert.nix; all three are lib.strings.
{ lib }:

let
  inherit (builtins)
    concatStringsSep elem filter genList head isPath isString length map match
    replaceStrings split stringLength substring tail;
  inherit (lib.trivial) throwIfNot warnIf;

  # A path given where a string belongs is copied to the store by the string
  # functions, which is hardly ever meant.
  pathWarning = function: path:
    warnIf (isPath path)
      "lib.strings.${function}: the path ${toString path} was given, but only strings are supported.";
  blank = "[ \t\r\n]*";
  nonBlank = "[^ \t\r\n]";
in
rec {
  inherit (builtins)
    appendContext compareVersions elem elemAt filter fromJSON genList head isAttrs
    isInt isList isPath isString match parseDrvName readFile replaceStrings split
    storeDir stringLength substring tail toJSON typeOf unsafeDiscardStringContext;
  inherit concatStringsSep;

  join = concatStringsSep;
  concatStrings = concatStringsSep "";
  concatMapStrings = concatMapStringsSep "";
  concatImapStrings = concatImapStringsSep "";
  concatMapStringsSep = sep: f: list: concatStringsSep sep (map f list);
  concatImapStringsSep = sep: f: list: concatStringsSep sep (lib.imap1 f list);
  concatMapAttrsStringSep = sep: f: set: concatStringsSep sep (lib.mapAttrsToList f set);
  concatLines = concatMapStrings (line: "${line}\n");
  intersperse = separator: list:
    if length list < 2 then list
    else tail (builtins.concatMap (x: [ separator x ]) list);
  replicate = n: text: concatStrings (lib.lists.replicate n text);
  optionalString = cond: text: if cond then text else "";
  replaceChars = replaceStrings;
  replaceString = from: to: replaceStrings [ from ] [ to ];

  trimWith = { start ? false, end ? false }:
    let
      before = optionalString start blank;
      # Without a blank at the end to drop, everything else is kept.
      kept = if end then "(.*${nonBlank})${blank}" else "(.*)";
      find = match (before + kept);
    in
    text:
    let found = find text;
    in if found == null then "" else head found;
  trim = trimWith { start = true; end = true; };

  makeSearchPath = dir: paths:
    concatMapStringsSep ":" (path: path + "/" + dir) (filter (path: path != null) paths);
  makeSearchPathOutput = output: dir: pkgs: makeSearchPath dir (map (lib.getOutput output) pkgs);
  makeLibraryPath = makeSearchPathOutput "lib" "lib";
  makeIncludePath = makeSearchPathOutput "dev" "include";
  makeBinPath = makeSearchPathOutput "bin" "bin";
  makePerlPath = makeSearchPathOutput "lib" "lib/perl5/site_perl";
  normalizePath = path:
    pathWarning "normalizePath" path (
      # `split` puts the separators between the parts it finds as lists.
      concatMapStrings (part: if isString part then part else "/") (split "/+" "${path}")
    );

  hasPrefix = prefix: text:
    pathWarning "hasPrefix" prefix (substring 0 (stringLength prefix) text == prefix);
  hasSuffix = suffix: text:
    let
      start = stringLength text - stringLength suffix;
    in
    pathWarning "hasSuffix" suffix (start >= 0 && substring start (-1) text == suffix);
  # Not by a regular expression: those overflow the stack on long strings.
  hasInfix = infix: text:
    pathWarning "hasInfix" infix (
      "${infix}" == "" && isString "${text}" || replaceStrings [ "${infix}" ] [ "" ] "${text}" != "${text}"
    );
  removePrefix = prefix: text:
    pathWarning "removePrefix" prefix (
      let size = stringLength prefix;
      in if substring 0 size text == prefix then substring size (-1) text else text
    );
  removeSuffix = suffix: text:
    pathWarning "removeSuffix" suffix (
      let start = stringLength text - stringLength suffix;
      in if start >= 0 && substring start (-1) text == suffix then substring 0 start text else text
    );

  stringToCharacters = text: genList (i: substring i 1 text) (stringLength text);
  stringAsChars = f: text: concatMapStrings f (stringToCharacters text);

  # Taking no characters of a string leaves its context.
  addContextFrom = source: text: substring 0 0 source + text;
  splitString = separator: text:
    map (addContextFrom text)
      (filter isString (split (lib.strings.escapeRegex (toString separator)) (toString text)));
  # The predicate decides from two neighbours whether the second starts a part.
  splitStringBy = starts: keep: text:
    let
      size = stringLength text;
      at = i: substring i 1 text;
      startsAt = i: starts (if i == 0 then "" else at (i - 1)) (at i);
      bounds = filter startsAt (genList (i: i) size);
      # The part after the k-th bound; the one before the first bound is first.
      part = k:
        let
          from = if k == 0 then 0 else lib.elemAt bounds (k - 1) + (if keep then 0 else 1);
          to = if k == length bounds then size else lib.elemAt bounds k;
        in
        addContextFrom text (substring from (to - from) text);
    in
    genList part (length bounds + 1);

  lowerChars = stringToCharacters "abcdefghijklmnopqrstuvwxyz";
  upperChars = stringToCharacters "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  toLower = replaceStrings upperChars lowerChars;
  toUpper = replaceStrings lowerChars upperChars;
  toSentenceCase = text:
    throwIfNot (isString text) "toSentenceCase: a string was expected, not a ${builtins.typeOf text}" (
      toUpper (substring 0 1 text) + toLower (substring 1 (-1) text)
    );
  toCamelCase = text:
    let
      words = splitStringBy (_: c: elem c [ "-" "_" " " ]) false text;
      humps = splitStringBy (a: b: match "[a-z]" a != null && match "[A-Z]" b != null) true;
      parts = builtins.concatMap humps words;
    in
    throwIfNot (isString text) "toCamelCase: a string was expected, not a ${builtins.typeOf text}" (
      toLower (head parts) + concatMapStrings toSentenceCase (tail parts)
    );

  fixedWidthString = width: filler: text:
    let
      missing = width - stringLength text;
      times = missing / stringLength filler;
    in
    assert lib.assertMsg (missing >= 0)
      "fixedWidthString: the string has more than ${toString width} characters: ${text}";
    if missing == 0 then text
    else
      assert lib.assertMsg (times * stringLength filler == missing)
        "fixedWidthString: ${toString missing} characters cannot be filled with \"${filler}\"";
      replicate times filler + text;
  fixedWidthNumber = width: number: fixedWidthString width "0" (toString number);

  commonPrefixLength = a: b:
    let
      size = lib.min (stringLength a) (stringLength b);
      from = i: if i < size && substring i 1 a == substring i 1 b then from (i + 1) else i;
    in
    from 0;
  commonSuffixLength = a: b:
    let
      endA = stringLength a - 1;
      endB = stringLength b - 1;
      from = i:
        if i <= lib.min endA endB && substring (endA - i) 1 a == substring (endB - i) 1 b
        then from (i + 1) else i;
    in
    from 0;
}
