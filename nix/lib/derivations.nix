# Derivations.
{ lib }:

{
  inherit (builtins) unsafeDiscardOutputDependency;
  addDrvOutputDependencies = builtins.addDrvOutputDependencies
    or (throw "lib.addDrvOutputDependencies needs Nix 2.21 or newer");

  # A derivation that is only looked at when one of its paths is needed.
  lazyDerivation =
    { derivation, meta ? null, passthru ? { }, outputs ? [ "out" ] }@args:
    let
      show = lib.generators.toPretty { multiline = false; };
      checked =
        if derivation.type or null != "derivation" then
          throw "lazyDerivation: input must be a derivation."
        else if derivation.outputs != outputs then
          throw "lazyDerivation: ${derivation.name or "the derivation"} has the outputs ${
            show derivation.outputs
          }, not ${show outputs} as was given"
        else derivation;
    in
    {
      inherit (checked) drvPath name outPath outputName system;
      inherit outputs;
      type = "derivation";
      meta = args.meta or checked.meta;
    }
    // lib.genAttrs outputs (output: checked.${output})
    // passthru;

  optionalDrvAttr = cond: value: if cond then value else null;

  # What only describes the derivation can be read without the warning.
  warnOnInstantiate = message: drv:
    let
      warned = removeAttrs drv [ "meta" "name" "outputName" "type" ];
    in
    drv
    // lib.mapAttrs (_: lib.warn message) warned
    // lib.optionalAttrs (builtins.isFunction (drv.overrideAttrs or null)) {
      overrideAttrs = change: lib.derivations.warnOnInstantiate message (drv.overrideAttrs change);
    };
}
