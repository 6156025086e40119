# Functions from the early days that old configurations still call.
{ lib }:

let
  inherit (builtins)
    any elem getEnv head isAttrs isBool isInt isList map mapAttrs removeAttrs tail;
  inherit (lib) isFunction mergeAttrs toList;

  zeros = n: lib.strings.replicate n "0";
  propagatedBy = drv:
    drv.propagatedBuildInputs or [ ] ++ drv.propagatedNativeBuildInputs or [ ];
  closureItem = drv: { key = drv.outPath; val = drv; };
  closureItems = list: map closureItem (lib.remove null list);
  byNames = names: value: lib.genAttrs names (_: value);
in
rec {
  fakeHash = "sha256-${lib.strings.replicate 43 "A"}=";
  # One character short of a hash, which it was from the start.
  fakeSri = "sha256-${lib.strings.replicate 42 "A"}=";
  fakeSha256 = zeros 64;
  fakeSha512 = zeros 128;

  maybeEnv = name: default:
    let value = getEnv name;
    in if value == "" then default else value;
  maybeAttr = name: default: set: set.${name} or default;
  maybeAttrNullable = maybeAttr;
  ifEnable = cond: value:
    if cond then value
    else if isList value then [ ]
    else if isAttrs value then { }
    else if isBool value then false
    else null;
  nixType = x:
    if isAttrs x then (if x ? outPath then "derivation" else "attrs")
    else if isFunction x then "function"
    else if isList x then "list"
    else if isBool x then "bool"
    else if x == null then "null"
    else if isInt x then "int"
    else "string";
  inherit (lib.lists) imap;
  mapAttrsFlatten = lib.mapAttrsToList;

  nvs = name: value: { ${name} = value; };
  setAttr = set: name: value: set // { ${name} = value; };
  setAttrMerge = name: default: set: f: setAttr set name (f (maybeAttr name default set));
  # What only the second set has is merged with itself, as it always was.
  mergeAttrsWithFunc = f: low: high:
    high // low // mapAttrs (name: value: f (low.${name} or value) value) high;
  mergeAttrsConcatenateValues = mergeAttrsWithFunc (a: b: toList a ++ toList b);
  mergeAttrsNoOverride =
    { mergeLists ? [ "buildInputs" "propagatedBuildInputs" ], overrideSnd ? [ "buildPhase" ] }:
    low: high:
    low // high // mapAttrs
      (name: value:
        if elem name mergeLists then high.${name} ++ value
        else if elem name overrideSnd then value
        else throw "mergeAttrsNoOverride: both sides have ${name}, and no function to merge it is known")
      (builtins.intersectAttrs high low);

  # Sets that bring along how their attributes are to be merged.
  mergeAttrBy =
    byNames
      [
        "buildInputs" "configureFlags" "nativeBuildInputs" "patches" "postAll" "prePhases"
        "propagatedBuildInputs"
      ]
      lib.concat
    // byNames [ "cfg" "flags" "meta" "passthru" ] mergeAttrs
    // byNames [ "postInstall" "preConfigure" ] (a: b: "${a}\n${b}");
  mergeAttrByFunc = a: b:
    let
      rules = { mergeAttrBy = mergeAttrs; } // a.mergeAttrBy or { } // b.mergeAttrBy or { };
      present = lib.filterAttrs (name: _: a ? ${name} || b ? ${name}) rules;
      merged = name: rule:
        if a ? ${name} && b ? ${name} then rule a.${name} b.${name} else a.${name} or b.${name};
    in
    a // b // mapAttrs merged present;
  mergeAttrsByFuncDefaults = lib.foldl mergeAttrByFunc { inherit mergeAttrBy; };
  mergeAttrsByFuncDefaultsClean = sets: removeAttrs (mergeAttrsByFuncDefaults sets) [ "mergeAttrBy" ];

  defaultMergeArg = old: new: if isAttrs new then new else new old;
  defaultMerge = old: new: old // defaultMergeArg old new;
  # Arguments that can be added to and changed after the call.
  foldArgs = merge: f: start: given:
    let
      args = merge start (defaultMergeArg start given);
      result = f args;
      passthru = result.passthru or { };
      function = foldArgs merge f args;
    in
    result // {
      override = function;
      passthru = passthru // { inherit function; args = passthru.args or { } // given; };
    };
  innerModifySumArgs = f: extra: sum: given:
    if given == null then f sum given // extra
    else innerModifySumArgs f extra (sum // given);
  modifySumArgs = f: extra: innerModifySumArgs f extra { };

  uniqList = { inputList, acc ? [ ] }:
    let
      step = state: x:
        if elem x state.seen then state
        else { seen = [ x ] ++ state.seen; new = state.new ++ [ x ]; };
    in
    (builtins.foldl' step { seen = acc; new = [ ]; } inputList).new;
  uniqListExt = { inputList, outputList ? [ ], getter ? (x: x), compare ? (a: b: a == b) }:
    builtins.foldl'
      (out: x: if any (y: compare (getter y) (getter x)) out then out else out ++ [ x ])
      outputList
      inputList;
  # The list has pairs of a value to check and a text to append.
  condConcat = name: list: check:
    if list == [ ] then name
    else
      condConcat (if check (head list) then name + head (tail list) else name)
        (tail (tail list))
        check;
  lazyGenericClosure = { startSet, operator }:
    let
      work = todo: keys: found:
        if todo == [ ] then found
        else
          let item = head todo;
          in
          if elem item.key keys then work (tail todo) keys found
          else work (tail todo ++ operator item) ([ item.key ] ++ keys) ([ item ] ++ found);
    in
    work startSet [ ] [ ];

  closePropagation = closePropagationFast;
  closePropagationFast = list: map (item: item.val) (
    builtins.genericClosure {
      startSet = closureItems list;
      operator = item: if isAttrs item.val then closureItems (propagatedBy item.val) else [ ];
    }
  );
  closePropagationSlow = list: uniqList { inputList = innerClosePropagation [ ] list; };
  innerClosePropagation = acc: list:
    if list == [ ] then acc
    else
      let
        drv = head list;
        done = [ drv ] ++ acc;
      in
      if !isAttrs drv then innerClosePropagation acc (tail list)
      else innerClosePropagation done
        (uniqList { inputList = propagatedBy drv ++ tail list; acc = done; });

  # Flags: words that are true, false, listed as set, or attributes.
  checkFlag = set: name:
    if name == "true" then true
    else if name == "false" then false
    else if elem name (set.flags or [ ]) then true
    else set.${name} or false;
  getValue = set: pairs: name:
    let
      pair = lib.findFirst (pair: head pair == name) null pairs;
    in
    set.${name} or (if checkFlag set name then true else if pair == null then null else head (tail pair));
  checkReqs = set: pairs: requirements:
    let
      given = name: let value = getValue set pairs name; in value != null && value != false;
      met = requirement: checkFlag set (head requirement) -> lib.all given (tail requirement);
    in
    lib.all met requirements;
}
