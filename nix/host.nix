# `config` for everything that no module of the configuration declares: the options of NixOS itself, as far as the
# configuration sets them. Whatever else is asked of them only NixOS can answer.
{ engine }:
let
  inherit (builtins)
    all
    concatLists
    concatMap
    elem
    fromJSON
    head
    isAttrs
    isList
    length
    map
    mapAttrs
    readFile
    ;
  inherit (import ./fail.nix) fail note;
  inherit (engine) place;
  inherit (engine.definitions) childrenOfSets pushDown resolve;

  wellKnown = fromJSON (readFile ./host-options.json);

  # Sets of options, never options with a set as value: their conditions move inwards, so that
  # `services.x = mkIf config.services.x.enable { … }` has names before it has values.
  isOptionSet =
    loc:
    length loc == 1 && !elem (head loc) [ "assertions" "swapDevices" "warnings" ]
    || length loc == 2 && elem (head loc) [ "hardware" "programs" "security" "services" "virtualisation" ];

  isDerivation = value: value.type or null == "derivation";

  value =
    loc: known: definitions:
    let
      resolved = resolve definitions;
      values = map (definition: definition.value) resolved.final;
      noted = note "host-option" {
        inherit loc;
        definitions = map place resolved.final;
      };
    in
    if isOptionSet loc then
      tree loc known (concatMap pushDown definitions)
    else if values == [ ] then
      fail "needs-nixos" { inherit loc; }
    else if all (value: isAttrs value && !isDerivation value) values then
      noted (tree loc known (concatMap pushDown resolved.final))
    else if all isList values then
      noted (concatLists values)
    else if all (value: value == head values) values then
      noted (head values)
    else
      fail "host-option-merge" {
        inherit loc;
        definitions = map place resolved.final;
      };

  # Options that configurations often ask for are there to say that only NixOS knows them, even where the question is
  # `config.a.b or default`.
  unknown =
    loc: known:
    mapAttrs (
      name: below:
      let
        here = loc ++ [ name ];
      in
      if isAttrs below then unknown here below else fail "needs-nixos" { loc = here; }
    ) known;

  tree =
    loc: known: pushed:
    unknown loc known
    // mapAttrs (
      name: value (loc ++ [ name ]) (if isAttrs (known.${name} or null) then known.${name} else { })
    ) (childrenOfSets loc pushed);
in
{
  # `defined`: name → definitions, for the attributes at `loc` that are not declared.
  values =
    loc: defined:
    let
      known = builtins.foldl' (set: name: if isAttrs (set.${name} or null) then set.${name} else { }) wellKnown loc;
    in
    unknown loc known
    // mapAttrs (
      name: value (loc ++ [ name ]) (if isAttrs (known.${name} or null) then known.${name} else { })
    ) defined;
}
