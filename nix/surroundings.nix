# What the configuration says of the rest of the host, as far as it is asked: definitions that win, and where they stand.
# All of it may need answers that only NixOS has; what does is unknown, not refused.
#
# A question is { loc; ask; prefixes?; } as `src/evaluation/surroundings.ts` describes it. What stands in its `loc`
# before the first `*` is an option, so that the module system settles priorities there and below, and not above it.
{
  engine,
  # The definitions of a host option, from its loc.
  definitionsOf,
  questions,
}:
let
  inherit (builtins)
    any
    attrNames
    concatMap
    deepSeq
    elem
    elemAt
    filter
    genList
    head
    isAttrs
    isList
    length
    map
    mapAttrs
    stringLength
    substring
    tail
    tryEval
    typeOf
    ;
  inherit (import ./fail.nix) surrounding;
  inherit (import ./lists.nix) listsToAttrs;
  inherit (engine.definitions) childrenOfSets pushDown resolve;

  # `found value` for what can be evaluated to the end, else that the path is unknown.
  attempt =
    path: value: found:
    let
      attempted = tryEval (deepSeq value value);
    in
    if attempted.success then found attempted.value else [ { unknown = path; } ];

  optionOf = loc: if loc == [ ] || head loc == "*" then [ ] else [ (head loc) ] ++ optionOf (tail loc);
  dropFirst = n: list: genList (i: elemAt list (i + n)) (length list - n);

  answersTo =
    question:
    let
      option = optionOf question.loc;
    in
    attempt question.loc (length (definitionsOf option)) (
      _: follow question option (dropFirst (length option) question.loc) (definitionsOf option)
    );

  # `rest` is the part of the question that is below `loc`.
  follow =
    question: loc: rest: definitions:
    let
      inherit (resolve definitions) final;
      children = childrenOfSets loc (concatMap pushDown (listsToAttrs "name" final));
      isWanted =
        name:
        !(question ? prefixes)
        || elem "*" (tail rest)
        || any (prefix: substring 0 (stringLength prefix) name == prefix) question.prefixes;
      below = name: follow question (loc ++ [ name ]) (tail rest) children.${name};
    in
    attempt (loc ++ rest) (length final) (
      _:
      if final == [ ] then
        [ ]
      else if rest == [ ] then
        answer question loc final
      else if isElement question loc && any (definition: isModule definition.value) final then
        [ { unknown = loc ++ rest; } ]
      else
        attempt (loc ++ rest) (attrNames children) (
          names: concatMap below (filter (if head rest == "*" then isWanted else name: name == head rest) names)
        )
    );

  # Whether a `*` stands for the last name of `loc`: there may be a submodule.
  isElement = question: loc: elemAt question.loc (length loc - 1) == "*";

  # A submodule that is more than its options' values.
  isModule =
    value: isAttrs value && any (name: value ? ${name}) [ "_module" "config" "imports" "options" ];

  answer =
    question: loc: final:
    attempt loc (map (
      definition:
      { inherit (definition) at; } // (if question.ask == "values" then { value = plain definition; } else { })
    ) final) (definitions: [ { inherit loc definitions; } ]);

  # The value where it is plain JSON. Properties are settled in lists too.
  plain =
    definition:
    let
      inherit (definition) value;
      type = typeOf value;
    in
    if elem type [ "bool" "float" "int" "null" "string" ] then
      value
    else if isList value then
      concatMap (element: map plain (resolve [ (definition // { value = element; }) ]).final) value
    else if isAttrs value && !any (name: value ? ${name}) [ "_type" "outPath" "__toString" ] then
      mapAttrs (_: content: plain (definition // { value = content; })) value
    else
      throw "not plain";

  # An error that cannot be caught is reported at the question.
  findings = concatMap (question: surrounding question.loc (answersTo question)) questions;
in
{
  answers = filter (finding: finding ? loc) findings;
  unknown = map (finding: finding.unknown) (filter (finding: finding ? unknown) findings);
}
