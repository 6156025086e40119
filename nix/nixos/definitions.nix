# The definitions that an evaluated NixOS has of an option, from its loc, in the form of the module system of nixctr:
# what is below an option too. Those that lose by priority are not there any more.
{ engine, options }:
let
  inherit (builtins)
    attrNames
    concatMap
    elemAt
    foldl'
    genList
    head
    isAttrs
    length
    tail
    toString
    ;
  inherit (engine) isOption;
  inherit (engine.definitions) childrenOf nameOf positionOf pushDown;

  # NixOS knows the file of a definition, and of a set where its attributes stand.
  locate =
    file: value:
    let
      nowhere = [ file 0 0 ];
      isBefore = a: b: elemAt a 1 < elemAt b 1 || (elemAt a 1 == elemAt b 1 && elemAt a 2 < elemAt b 2);
    in
    foldl' (
      first: name:
      let
        at = positionOf name value nowhere;
      in
      if head at == file && elemAt at 1 != 0 && (first == nowhere || isBefore at first) then at else first
    ) nowhere (if isAttrs value && !(value ? _type) then attrNames value else [ ]);

  ofOption =
    option:
    genList (
      i:
      let
        file = nameOf (toString (elemAt option.files i));
        value = elemAt option.definitions i;
      in
      {
        inherit file value;
        at = locate file value;
      }
    ) (length option.files);

  below =
    loc: rest: definitions:
    if rest == [ ] then
      definitions
    else
      below (loc ++ [ (head rest) ]) (tail rest) (childrenOf loc (head rest) (concatMap pushDown definitions));

  search =
    node: loc: rest:
    if isOption node then
      below loc rest (ofOption node)
    else if rest == [ ] || !(node ? ${head rest}) then
      [ ]
    else
      search node.${head rest} (loc ++ [ (head rest) ]) (tail rest);
in
search options [ ]
