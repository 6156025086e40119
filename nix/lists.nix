# What the Nix side needs of lists. The embedded lib is not used for it: a nixpkgs may stand in its place.
let
  inherit (builtins)
    concatStringsSep
    elemAt
    genList
    isList
    length
    listToAttrs
    stringLength
    toString
    ;
in
rec {
  # `f` gets the number of an element, from 1, and the element.
  imap = f: list: genList (i: f (i + 1) (elemAt list i)) (length list);

  reverse = list: let n = length list; in genList (i: elemAt list (n - 1 - i)) n;

  # Definitions of `loaOf`: those that are lists become sets. Elements are named by their attribute `nameFrom`, else by
  # numbers padded to sort like the list.
  listsToAttrs =
    nameFrom: definitions:
    let
      padded =
        list: n:
        let
          text = toString n;
        in
        concatStringsSep "" (genList (_: "0") (stringLength (toString (length list)) - stringLength text)) + text;
      named =
        i: list:
        listToAttrs (
          imap (j: element: {
            name = element.${nameFrom} or "unnamed-${padded definitions i}.${padded list j}";
            value = element;
          }) list
        );
    in
    imap (
      i: definition:
      if isList definition.value then definition // { value = named i definition.value; } else definition
    ) definitions;
}
