# What the containers module of an evaluated NixOS (see source.nix) puts on the host, as JSON-like values.
#
# Much of it goes into options that others define too. The module's part is told apart by the file of each definition;
# units alone are there only as a whole, and `additions` says who else has a hand in them.
#
# Nothing is built. Texts of generated files are read from their derivations: `derivations` has those that units and
# services lead to at once. What a value of the configuration or a fact brings along (`brought`) is its own affair.
nixos@{
  config,
  options,
  version,
  ...
}:
let
  inherit (builtins)
    addErrorContext
    attrNames
    concatLists
    concatMap
    concatStringsSep
    deepSeq
    dirOf
    elem
    elemAt
    filter
    foldl'
    genList
    getContext
    hasContext
    head
    intersectAttrs
    isAttrs
    isString
    length
    listToAttrs
    map
    mapAttrs
    match
    removeAttrs
    stringLength
    substring
    toJSON
    toString
    ;
  inherit (import ../fail.nix) place;
  plain = import ./plain.nix;

  hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;

  containersModule = toString (head options.boot.enableContainers.declarations);
  # Packages may come from another one: `nixpkgs/nixos/modules/virtualisation/…` is that of the modules.
  nixpkgs = dirOf (dirOf (dirOf (dirOf containersModule)));

  # Who defines something: the containers module, another module of NixOS, or the configuration.
  isModules = file: toString file == containersModule;
  isConfigurations =
    file:
    !(hasPrefix "${nixpkgs}/nixos/modules/" (toString file))
    && !(hasPrefix "${nixpkgs}/nixos/lib/" (toString file))
    && toString file != "<nixctr/stand-in-host>";

  # [ { file; value; } ]; the values keep the properties that they have inside.
  definitionsOf =
    option:
    genList (i: {
      file = toString (elemAt option.files i);
      value = elemAt option.definitions i;
    }) (length option.definitions);
  definedBy = who: option: map ({ value, ... }: value) (filter ({ file, ... }: who file) (definitionsOf option));
  modules = definedBy isModules;
  modulesList = option: concatLists (modules option);
  modulesText = option: concatStringsSep "\n" (modules option);
  modulesSet = option: listToAttrs (concatMap (set: map (name: { inherit name; value = set.${name}; }) (attrNames set)) (modules option));

  containerOptions = options.containers.type.getSubOptions [ ];

  # Options of a container that it has from the module, and not from a declaration of the configuration. The others
  # say how `config` is evaluated.
  optionNames = filter (
    name: name != "_module" && elem containersModule (map toString (containerOptions.${name}.declarations or [ ]))
  ) (attrNames (removeAttrs containerOptions [ "config" "nixpkgs" "pkgs" "specialArgs" ]));

  # A path counts as it is written, be it a set that has one.
  written =
    name: value:
    let
      type = containerOptions.${name}.type or { };
      inner = if type.name or null == "nullOr" then type.nestedTypes.elemType or { } else type;
    in
    if inner.name or null == "path" && value != null then toString value else value;

  containers = mapAttrs (
    _: container: listToAttrs (map (name: { inherit name; value = written name container.${name}; }) (filter (name: name != "path") optionNames))
  ) config.containers;
  # An error below may be one of a system that the path is evaluated for.
  paths = mapAttrs (name: container: addErrorContext (place { guest = name; }) "${toString container.path}") config.containers;
  isSystem = path: hasContext path && match "/nix/store/[^/]*-nixos-system-[^/]*" path != null;

  services = modulesSet options.systemd.services;
  service =
    definition:
    let
      field = name: otherwise: definition.${name} or otherwise;
    in
    {
      description = field "description" "";
      wantedBy = field "wantedBy" [ ];
      wants = field "wants" [ ];
      after = field "after" [ ];
      environment = field "environment" { };
      preStart = field "preStart" "";
      script = field "script" "";
      postStart = field "postStart" "";
      preStop = field "preStop" "";
      restartIfChanged = field "restartIfChanged" true;
      reloadIfChanged = field "reloadIfChanged" false;
      # As they are written: a path can be a set that has one.
      restartTriggers = map toString (field "restartTriggers" [ ]);
      serviceConfig = field "serviceConfig" { };
      unitConfig = field "unitConfig" { };
    };
  unitNames = map (name: "${name}.service") (attrNames services);
  units = mapAttrs (_: unit: unit.text) (
    intersectAttrs (listToAttrs (map (name: { inherit name; value = null; }) unitNames)) config.systemd.units
  );

  etc = mapAttrs (_: file: file.text) (modulesSet options.environment.etc);

  # What the configuration has a hand in: names of an option that others must leave alone to be the module's.
  additionsTo =
    option: loc: isOurs:
    concatMap (
      { file, value }:
      map (name: {
        loc = loc ++ [ name ];
        inherit file;
      }) (filter isOurs (if isAttrs value then attrNames value else [ ]))
    ) (filter ({ file, ... }: isConfigurations file) (definitionsOf option));
  ownService = name: services ? ${name};
  additions =
    additionsTo options.systemd.services [ "systemd" "services" ] ownService
    ++ additionsTo options.systemd.units [ "systemd" "units" ] (name: elem name unitNames)
    ++ additionsTo options.environment.etc [ "environment" "etc" ] (name: etc ? ${name})
    ++ additionsTo options.systemd.targets [ "systemd" "targets" ] (name: name == "multi-user");

  # What the module defines beside all that is recorded: nobody else knows of it.
  recorded = [
    [ "assertions" ]
    [ "boot" "kernelModules" ]
    [ "environment" "etc" ]
    [ "environment" "systemPackages" ]
    [ "networking" "dhcpcd" "denyInterfaces" ]
    [ "networking" "extraHosts" ]
    [ "services" "udev" "extraRules" ]
    [ "systemd" "services" ]
    [ "warnings" ]
  ];
  inTargets =
    targets:
    concatMap (
      target: map (field: [ "systemd" "targets" target field ]) (attrNames targets.${target})
    ) (attrNames targets);
  others = filter (loc: loc != [ "systemd" "targets" "multi-user" "wants" ]) (
    concatMap (
      { loc, value }:
      if loc == [ "systemd" "targets" ] then
        inTargets value
      else if elem loc recorded then
        [ ]
      else
        [ loc ]
    ) (import ./module-definitions.nix { inherit nixos; file = head options.boot.enableContainers.declarations; })
  );

  # A message as a string is an assertion that fails, which the module of 25.05 and newer has.
  failed = concatMap (
    assertion:
    if isString assertion then
      [ assertion ]
    else if assertion.assertion then
      [ ]
    else
      [ "${assertion.message}" ]
  );
  sayings = who: {
    assertions = failed (concatLists (definedBy who options.assertions));
    warnings = map (warning: "${warning}") (concatLists (definedBy who options.warnings));
  };

  facts = import ./host-facts.nix {
    inherit containersModule nixos;
    definitionsOf = loc: definitionsOf (foldl' (set: name: set.${name}) options loc);
  };
  systemPackages = map (package: "${package}") (modulesList options.environment.systemPackages);

  derivationsIn =
    value: filter (path: match ".*[.]drv" path != null) (attrNames (getContext (toJSON (plain value))));
  brought = derivationsIn [
    containers
    paths
    facts
    systemPackages
  ];

  host = {
    inherit
      additions
      brought
      etc
      nixpkgs
      others
      units
      version
      ;
    services = mapAttrs (_: service) services;
    extraHosts = modulesText options.networking.extraHosts;
    denyInterfaces = modulesList options.networking.dhcpcd.denyInterfaces;
    udevExtraRules = modulesText options.services.udev.extraRules;
    kernelModules = modulesList options.boot.kernelModules;
    # Of another module in some releases.
    multiUserWants = filter (unit: unit == "machines.target") (config.systemd.targets.multi-user.wants or [ ]);
    inherit systemPackages;
    module = sayings isModules;
    configuration = sayings isConfigurations;
  };
in
deepSeq (plain containers) (
  deepSeq paths (
    plain (
      host
      // {
        containers = mapAttrs (name: container: container // { path = paths.${name}; }) containers;
        facts = facts // {
          toplevels = listToAttrs (
            concatMap (name: if isSystem paths.${name} then [ { inherit name; value = paths.${name}; } ] else [ ]) (
              attrNames paths
            )
          );
        };
        derivations = filter (path: !elem path brought) (derivationsIn [
          host.services
          units
        ]);
      }
    )
  )
)
