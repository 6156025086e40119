# Evaluates several NixOS one after the other and tells on standard error what comes of each as soon as it is there: a
# token, which nobody but the front half knows, and JSON.
#
#   token      begins what is told
#   releases   what is known of the releases that they may be of, see choose-release.nix
#   subjects   { nixos; want; }: a function to an evaluated NixOS (see source.nix), so that it is not kept when it is done,
#              and the names of the parts to tell, in order
{
  token,
  releases,
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

  document =
    answers: nixos:
    import ./document.nix {
      inherit answers nixos releases;
      questions = "[]";
      toplevels = "{}";
    };
  parts = {
    definitions = document false;
    answers = document true;
    record = import ./record.nix;
  };

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
