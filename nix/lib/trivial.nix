# Functions that belong to no data type, and what is known about the release.
{ lib, release }:

let
  inherit (builtins) elemAt getEnv;

  unknownRelease = throw
    "lib.version: nixctr was not told which NixOS release this configuration is for";
  knownRelease = if release == null then unknownRelease else release;

  # The number nixpkgs compares deprecations with: the release before the one
  # in use, because that is the oldest one its branch still supports.
  previousRelease =
    let
      parts = builtins.match "([0-9]{2})[.]([0-9]{2}).*" release;
      year = lib.toIntBase10 (elemAt parts 0);
      springMonth = if year < 21 then 3 else 5;
      inSpring = lib.toIntBase10 (elemAt parts 1) <= 5;
      # 21.05 follows 20.09, the last of the March/September releases.
      autumnBefore = if year <= 21 then 9 else 11;
    in
    if parts == null then unknownRelease
    else if inSpring then (year - 1) * 100 + autumnBefore
    else year * 100 + springMonth;

  oldest = if release == null then 2511 else previousRelease;

  warningsAbort = lib.elem (getEnv "NIX_ABORT_ON_WARN") [ "1" "true" "yes" ];

  # Only used by Nix before 2.23, which has no `builtins.warn`.
  traceWarning = message: value:
    assert builtins.isString message;
    builtins.trace "evaluation warning: ${message}" (
      if warningsAbort then abort "NIX_ABORT_ON_WARN is set, so a warning ends the evaluation"
      else value
    );

  keep = x: x;
in
rec {
  inherit (builtins)
    add bitAnd bitOr bitXor ceil deepSeq div floor genericClosure isBool isFloat
    isInt lessThan mul pathExists readFile seq sub;

  id = keep;
  const = x: _: x;
  flip = f: a: b: f b a;
  pipe = builtins.foldl' (value: f: f value);

  concat = front: back: front ++ back;
  mergeAttrs = low: high: low // high;
  and = p: q: p && q;
  "or" = p: q: p || q;
  xor = p: q: !p != !q;
  # In two's complement -1 has every bit set, so -1 - n flips those of n.
  bitNot = n: sub (-1) n;

  boolToString = b: if b then "true" else "false";
  boolToYesNo = b: if b then "yes" else "no";
  defaultTo = fallback: x: if x == null then fallback else x;
  mapNullable = f: x: if x == null then null else f x;

  min = a: b: if b > a then a else b;
  max = a: b: if b < a then a else b;
  mod = a: n: a - n * div a n;
  compare = a: b: if a < b then -1 else if b < a then 1 else 0;
  splitByAndCompare = inFront: front: back: a: b:
    if inFront a then (if inFront b then front a b else -1)
    else if inFront b then 1
    else back a b;

  inherit (lib.strings) fileContents;
  importJSON = file: builtins.fromJSON (readFile file);
  importTOML = file: builtins.fromTOML (readFile file);

  release = knownRelease;
  # A channel appends its commit count and revision. Nothing is appended here,
  # so that `versionAtLeast lib.version "24.05"` holds for 24.05.
  versionSuffix = "";
  version = knownRelease;
  nixpkgsVersion = warn "lib.nixpkgsVersion is a deprecated alias of lib.version." version;
  codeName = throw "lib.trivial.codeName is not part of nixctr's embedded lib";
  oldestSupportedRelease = oldest;
  oldestSupportedReleaseIsAtLeast = number: number <= oldestSupportedRelease;
  isInOldestRelease = oldestSupportedReleaseIsAtLeast;
  revisionWithDefault = fallback: fallback;
  inNixShell = getEnv "IN_NIX_SHELL" != "";
  inPureEvalMode = !(builtins ? currentSystem);

  warn = builtins.warn or traceWarning;
  warnIf = cond: message: if cond then warn message else keep;
  warnIfNot = cond: message: if cond then keep else warn message;
  throwIf = cond: message: if cond then throw message else keep;
  throwIfNot = cond: message: if cond then keep else throw message;
  info = message: builtins.trace "INFO: ${message}";
  showWarnings = messages: value: lib.foldr warn value messages;
  checkListOfEnum = what: valid: given:
    let
      show = lib.concatMapStringsSep ", " toString;
      surplus = lib.subtractLists valid given;
    in
    throwIfNot (surplus == [ ])
      "${what}: ${show surplus} unexpected; valid ones: ${show valid}";

  # A set with a functor stands for a function; it may declare its arguments.
  isFunction = f:
    builtins.isFunction f || (f ? __functor && builtins.isFunction (f.__functor f));
  functionArgs = f:
    if f ? __functor then f.__functionArgs or (builtins.functionArgs (f.__functor f))
    else builtins.functionArgs f;
  setFunctionArgs = f: declared: { __functor = _: f; __functionArgs = declared; };
  mirrorFunctionArgs = original:
    let declared = functionArgs original;
    in f: setFunctionArgs f declared;
  toFunction = x: if isFunction x then x else _: x;

  # Nix reads hexadecimal numbers only in TOML.
  fromHexString = text:
    let
      parts = builtins.match "(0x)?([0-7]?[0-9A-Fa-f]{1,15})" text;
      read = digits: (builtins.fromTOML "n=0x${digits}").n;
      complaint = "fromHexString: ${lib.generators.toPretty { } text} is not a valid input";
    in
    if parts != null then read (elemAt parts 1)
    else warn complaint (read (lib.removePrefix "0x" (lib.toLower text)));
  toBaseDigits = base: number:
    let
      digits = n: (if n < base then [ ] else digits (n / base)) ++ [ (n - n / base * base) ];
    in
    assert isInt base && isInt number;
    assert base >= 2 && number >= 0;
    digits number;
  toHexString = number:
    lib.concatMapStrings (digit: builtins.substring digit 1 "0123456789ABCDEF")
      (toBaseDigits 16 number);
}
