# Evaluates several NixOS one after the other and tells on standard error what comes of each as soon as it is there: a
# token, which nobody but the front half knows, and JSON.
#
#   token      begins what is told
#   parts      name → function from an evaluated NixOS (see source.nix) to what is told under that name
#   subjects   { nixos; want; }: a function to an evaluated NixOS, so that it is not kept when it is done, and the names
#              of the parts to tell, in order
{
  token,
  parts,
  subjects,
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
    index:
    { nixos, want }:
    let
      evaluated = nixos null;
    in
    foldl' (
      done: part:
      seq done (
        trace (
          token
          + toJSON {
            inherit index part;
            value = parts.${part} evaluated;
          }
        ) null
      )
    ) null want;
in
foldl' (done: index: seq done (tell index (elemAt subjects index))) null (genList (index: index) (length subjects))
