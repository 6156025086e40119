# Printing values while they are evaluated, and unit tests of expressions.
{ lib }:

let
  inherit (builtins) deepSeq isAttrs isList trace;

  old = name: trace "lib.${name} is deprecated";
  # The older functions show one level of a value.
  shallow = value:
    let
      pretty = lib.generators.toPretty { allowPrettyValues = true; };
      as = text: pretty { __pretty = _: text; val = value; };
      names = lib.concatStringsSep "," (builtins.attrNames value);
    in
    if lib.isDerivation value then as "<δ:${value.name}:${names}>"
    else if value == [ ] then as "[]"
    else if isList value then as "[ ${shallow (builtins.head value)}, … ]"
    else if isAttrs value then
      as "{ ${lib.concatStringsSep ", " (builtins.attrNames value)} }"
    else pretty value;
  traceArgument = name: part: traceShowValMarked "${name} ${part}:";
  traceShowValMarked = mark: x: trace (mark + shallow x) x;
in
rec {
  inherit trace traceShowValMarked;
  inherit (builtins) addErrorContext unsafeGetAttrPos;

  traceIf = cond: message: x: if cond then trace message x else x;
  traceVal = traceValFn (x: x);
  traceValFn = f: x: trace (f x) x;
  traceSeq = shown: trace (deepSeq shown shown);
  traceValSeq = traceValSeqFn (x: x);
  traceValSeqFn = f: x: traceValFn f (deepSeq x x);
  # Shows what is below the depth only as "there is more".
  traceSeqN = depth: shown: x:
    let
      rest = text: val: { inherit val; __pretty = _: text; };
      cut = n: value:
        if isList value then
          if n == 0 then rest "[…]" value else map (cut (n - 1)) value
        else if isAttrs value then
          if n == 0 then rest "{…}" value else lib.mapAttrs (_: cut (n - 1)) value
        else value;
    in
    trace (lib.generators.toPretty { allowPrettyValues = true; } (cut depth shown)) x;
  traceValSeqN = traceValSeqNFn (x: x);
  traceValSeqNFn = f: depth: x: traceSeqN depth (f x) x;
  traceFnSeqN = depth: name: f: x:
    let result = f x;
    in traceSeqN (depth + 1) { fn = name; from = x; to = result; } result;

  # The tests whose result is not the expected one. A list `tests` names those
  # to run; without it all run whose name begins with "test".
  runTests = tests:
    let
      chosen = tests.tests or [ ];
      selected = name:
        if chosen == [ ] then lib.hasPrefix "test" name else lib.elem name chosen;
      failure = name:
        let test = tests.${name};
        in lib.optional (selected name && test.expr != test.expected)
          { inherit name; inherit (test) expected; result = test.expr; };
    in
    lib.concatMap failure (builtins.attrNames tests);
  testAllTrue = expr: { inherit expr; expected = map (_: true) expr; };
  throwTestFailures = { failures, description ? "tests", ... }:
    let
      show = value:
        builtins.unsafeDiscardStringContext
          (lib.generators.toPretty { allowPrettyValues = true; } value);
      report = failure:
        "FAIL ${show failure.name}:\nExpected:\n${show failure.expected}\nResult:\n${show failure.result}\n";
      traced = lib.foldl' (_: failure: traceVal (report failure)) null failures;
      names = lib.concatMapStrings (failure: "\n- ${failure.name}") failures;
    in
    if failures == [ ] then null
    else throw (builtins.seq traced
      "${toString (lib.length failures)} ${description} failed:${names}\n\n${builtins.toJSON failures}");

  # What was removed in 2018 or soon after.
  showVal = old "showVal" shallow;
  traceShowVal = x: trace (shallow x) x;
  traceXMLVal = x: trace (builtins.toXML x) x;
  traceXMLValMarked = mark: x: trace (mark + builtins.toXML x) x;
  attrNamesToStr = set: lib.concatMapStringsSep "; " (name: "${name}=") (builtins.attrNames set);
  addErrorContextToAttrs =
    lib.mapAttrs (name: value: builtins.addErrorContext "while evaluating ${name}" value);
  traceCall = name: f: a: traceArgument name "result" (f (traceArgument name "arg 1" a));
  traceCall2 = name: f: a: b:
    traceArgument name "result" (f (traceArgument name "arg 1" a) (traceArgument name "arg 2" b));
  traceCall3 = name: f: a: b: c:
    traceArgument name "result"
      (f (traceArgument name "arg 1" a) (traceArgument name "arg 2" b) (traceArgument name "arg 3" c));
  traceValIfNot = pred: x: if pred x then true else traceSeq (shallow x) false;
}
