# Evaluates expressions, each a function of nothing, to values that JSON can
# have: { value } or { error = true; }.
{ lib, fixture, expressions }:

let
  # Tables must not depend on where the repository is.
  relative = builtins.replaceStrings
    [ (toString fixture) (toString (dirOf fixture)) ]
    [ "<fixture>" "<parent of fixture>" ];
  show = value:
    if builtins.isFunction value then { "<function>" = builtins.functionArgs value; }
    else if builtins.isPath value then { "<path>" = relative (toString value); }
    else if builtins.isString value then
      if !builtins.hasContext value then relative value
      else {
        "<context>" = builtins.attrNames (builtins.getContext value);
        text = relative (builtins.unsafeDiscardStringContext value);
      }
    else if builtins.isList value then map show value
    else if !builtins.isAttrs value then value
    # As JSON these would become strings.
    else if value ? outPath || value ? __toString then {
      "<set>" = builtins.listToAttrs (
        map (name: { name = ".${name}"; value = show value.${name}; }) (builtins.attrNames value)
      );
    }
    else builtins.mapAttrs (_: show) value;
  result = expression:
    let
      shown = show (expression null);
      tried = builtins.tryEval (builtins.deepSeq shown shown);
    in
    if tried.success then { inherit (tried) value; } else { error = true; };
in
map result expressions
