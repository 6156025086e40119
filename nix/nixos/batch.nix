# Evaluates several NixOS one after the other and tells on standard error what comes of each as soon as it is there: a
# token, which nobody but the front half knows, and JSON.
#
#   token     begins what is told
#   sources   functions to an evaluated NixOS (see source.nix), so that none is kept when it is done
#   parts     what to tell of each, in order: a name and a function from the evaluated NixOS
{
  token,
  sources,
  parts,
}:
let
  inherit (builtins)
    elemAt
    foldl'
    genList
    length
    seq
    toJSON
    trace
    ;

  tell =
    index: source:
    let
      nixos = source null;
    in
    foldl' (
      done:
      { name, of }:
      seq done (
        trace (
          token
          + toJSON {
            inherit index;
            part = name;
            value = of nixos;
          }
        ) null
      )
    ) null parts;
in
foldl' (done: index: seq done (tell index (elemAt sources index))) null (genList (index: index) (length sources))
