# What the configuration says beside its containers that concerns them, or the whole host: additions to their services,
# `assertions` and `warnings`. All of it may need answers that only NixOS has; what does is counted, not refused.
{
  engine,
  encodePlaces,
  # The definitions of a host option, from its loc.
  definitionsOf,
}:
let
  inherit (builtins)
    attrNames
    concatMap
    deepSeq
    filter
    isString
    map
    substring
    tryEval
    ;
  inherit (engine.definitions) childrenOfSets pushDown resolve;

  # [ value ], or [ ] where an error was thrown.
  attempt =
    value:
    let
      attempted = tryEval (deepSeq value value);
    in
    if attempted.success then [ attempted.value ] else [ ];

  # Every element of a list option: { text; at; } for what `textOf` gives, { unknown; at; } for what cannot be evaluated.
  elementsOf =
    loc: textOf:
    concatMap (
      definition:
      let
        inherit (definition) at;
        # The list, not yet its elements.
        length = attempt (builtins.length definition.value);
        unknown = {
          unknown = true;
          inherit at;
        };
        findingsOf =
          element:
          let
            texts = attempt (textOf element);
          in
          if texts == [ ] then
            [ unknown ]
          else
            concatMap (text: if isString text then [ { inherit text at; } ] else [ ]) texts;
      in
      if length == [ ] then [ unknown ] else concatMap findingsOf definition.value
    ) (resolve (definitionsOf loc)).final;

  services = childrenOfSets [ "systemd" "services" ] (
    concatMap pushDown (definitionsOf [ "systemd" "services" ])
  );
in
{
  services = concatMap (names: map (name: {
    inherit name;
    definitions = encodePlaces services.${name};
  }) names) (attempt (filter (name: substring 0 10 name == "container@") (attrNames services)));
  assertions = elementsOf [ "assertions" ] (
    assertion: if assertion.assertion then null else "${assertion.message}"
  );
  warnings = elementsOf [ "warnings" ] (warning: "${warning}");
}
