# Script fragments that name the fragments which have to come before them.
{ lib }:

let
  inherit (builtins) foldl' isAttrs;
in
rec {
  # Each named fragment once, after what it depends on; fragments given as a
  # set have no name and are never taken for done.
  textClosureList = predefined: wanted:
    let
      add = state: entry:
        if isAttrs entry then
          let before = foldl' add state entry.deps;
          in before // { texts = before.texts ++ [ entry.text ]; }
        else if state.done ? ${entry} then state
        else add (state // { done = state.done // { ${entry} = true; }; }) predefined.${entry};
    in
    (foldl' add { done = { }; texts = [ ]; } wanted).texts;
  textClosureMap = f: predefined: names:
    lib.concatMapStringsSep "\n" f (textClosureList predefined names);

  fullDepEntry = text: deps: { inherit deps text; };
  stringAfter = deps: text: fullDepEntry text deps;
  noDepEntry = text: fullDepEntry text [ ];
  packEntry = fullDepEntry "";
}
