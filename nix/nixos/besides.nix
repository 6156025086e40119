# What a whole NixOS says beside its containers that concerns them: additions to their services, assertions that fail,
# and warnings. All of it is certain here.
{
  engine,
  encodePlaces,
  # The definitions of an option that are not those of the containers module.
  definitionsOf,
  # Whether a file is a module of NixOS.
  isOfNixos,
}:
let
  inherit (builtins)
    attrNames
    concatMap
    filter
    isString
    map
    substring
    ;
  inherit (engine.definitions) childrenOfSets positionOf pushDown resolve;

  # Every element of a list option, and where it is.
  elementsOf =
    loc:
    concatMap (
      definition:
      concatMap (
        value:
        map (
          { value, ... }:
          {
            inherit value;
            # Where NixOS says something nobody has to look.
            at =
              if value ? assertion && !(isOfNixos definition.file) then
                positionOf "assertion" value definition.at
              else
                [ definition.file 0 0 ];
          }
        ) (resolve [ (definition // { inherit value; }) ]).final
      ) definition.value
    ) (definitionsOf loc);

  services = childrenOfSets [ "systemd" "services" ] (
    concatMap pushDown (definitionsOf [ "systemd" "services" ])
  );
in
{
  services = map (name: {
    inherit name;
    definitions = encodePlaces services.${name};
  }) (filter (name: substring 0 10 name == "container@") (attrNames services));
  # A message as a string is an assertion that fails.
  assertions = concatMap (
    { value, at }:
    if isString value then
      [
        {
          text = value;
          inherit at;
        }
      ]
    else if value.assertion then
      [ ]
    else
      [
        {
          text = "${value.message}";
          inherit at;
        }
      ]
  ) (elementsOf [ "assertions" ]);
  warnings = map (
    { value, at }:
    {
      text = "${value}";
      inherit at;
    }
  ) (elementsOf [ "warnings" ]);
}
