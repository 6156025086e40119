# Assertions that say what is wrong.
{ lib }:

let
  show = lib.generators.toPretty { };
in
rec {
  assertMsg = cond: message: cond || throw message;
  assertOneOf = name: value: allowed:
    assertMsg (lib.elem value allowed)
      "${name} must be one of ${show allowed}, but is: ${show value}";
  assertEachOneOf = name: values: allowed:
    assertMsg (lib.all (value: lib.elem value allowed) values)
      "each element in ${name} must be one of ${show allowed}, but is: ${show values}";
  checkAssertWarn = assertions: warnings: value:
    let
      failed = lib.filter (entry: !entry.assertion) assertions;
    in
    if failed == [ ] then lib.showWarnings warnings value
    else throw "\nFailed assertions:${lib.concatMapStrings (entry: "\n- ${entry.message}") failed}";
}
