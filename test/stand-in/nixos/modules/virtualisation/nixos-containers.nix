# `containers`, with the options that NixOS 26.05 has. What they become on the host stands in `artifacts.json`, in the
# form of `nixctr lower --format json`: a test writes there what it wants NixOS to make of a configuration.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (builtins)
    attrNames
    filter
    fromJSON
    head
    match
    pathExists
    readFile
    replaceStrings
    ;
  inherit (lib) mkOption types;

  option =
    type: default:
    mkOption {
      inherit default type;
    };
  texts = option (types.listOf types.str) [ ];
  maybe = type: option (types.nullOr type) null;

  address = maybe types.str;
  networkOptions = {
    hostBridge = maybe types.str;
    forwardPorts = option (types.listOf (types.submodule {
      options = {
        protocol = option types.str "tcp";
        hostPort = mkOption { type = types.port; };
        containerPort = maybe types.port;
      };
    })) [ ];
    hostAddress = address;
    hostAddress6 = address;
    localAddress = address;
    localAddress6 = address;
    localMacAddress = maybe (types.strMatching "([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");
  };

  bindMount =
    { name, ... }:
    {
      options = {
        mountPoint = option types.str name;
        hostPath = maybe types.str;
        isReadOnly = option types.bool true;
      };
    };

  device.options = {
    node = mkOption { type = types.str; };
    modifier = mkOption { type = types.str; };
  };

  # `config` of a container: a NixOS of its own.
  guest =
    name: container:
    lib.types.raw
    // {
      name = "toplevel-config";
      description = "Toplevel NixOS config";
      merge =
        loc: definitions:
        (import "${toString container.nixpkgs}/nixos/lib/eval-config.nix" {
          inherit (pkgs) system;
          inherit (container) specialArgs;
          modules = [
            {
              _file = "module at ${toString ./nixos-containers.nix}";
              boot.isNspawnContainer = true;
              networking.hostName = lib.mkDefault name;
              networking.useDHCP = false;
              fileSystems."/".device = "none";
              assertions = [
                {
                  assertion = match ".*_.*" name == null;
                  message = ''
                    Names containing underscores are not allowed in nixos-containers. Please rename the container '${name}'
                  '';
                }
              ];
            }
          ]
          ++ map (definition: definition.value) definitions;
          prefix = [
            "containers"
            name
            "config"
          ];
        }).config;
    };

  container =
    {
      name,
      config,
      options,
      ...
    }:
    {
      options = {
        config = mkOption { type = guest name config; };
        path = mkOption { type = types.path; };
        nixpkgs = option types.path pkgs.path;
        specialArgs = option (types.attrsOf types.raw) { };
        additionalCapabilities = texts;
        ephemeral = option types.bool false;
        enableTun = option types.bool false;
        privateNetwork = option types.bool false;
        networkNamespace = maybe types.path;
        privateUsers = option (types.either types.int (types.enum [ "no" "identity" "pick" ])) "no";
        interfaces = texts;
        macvlans = texts;
        extraVeths = option (types.attrsOf (types.submodule { options = networkOptions; })) { };
        autoStart = option types.bool false;
        restartIfChanged = option types.bool true;
        timeoutStartSec = option types.str "1min";
        bindMounts = option (types.attrsOf (types.submodule bindMount)) { };
        allowedDevices = option (types.listOf (types.submodule device)) [ ];
        tmpfs = texts;
        extraFlags = texts;
        flake = maybe types.str;
      }
      // networkOptions;
      config.path = lib.mkMerge [
        (lib.mkIf options.config.isDefined config.config.system.build.toplevel)
        (lib.mkIf (config.flake != null) "/nix/var/nix/profiles/per-container/${name}")
      ];
    };

  artifacts =
    if config.containers != { } && pathExists ./artifacts.json then fromJSON (readFile ./artifacts.json) else { };

  # The generated files of `artifacts.json` as files of the store, and texts that name them there.
  generated = artifacts.files or { };
  stored = lib.mapAttrs (
    path: { text, executable, ... }:
    let
      parts = match "/etc/nixctr/[0-9a-f]{32}-([^/]*)(/.*)?" path;
      destination = builtins.elemAt parts 1;
    in
    rec {
      file = pkgs.writeTextFile {
        name = head parts;
        text = inStore path text;
        inherit executable;
        destination = if destination == null then "" else destination;
      };
      where = "${file}${file.destination}";
    }
  ) generated;
  inStore =
    from: text:
    let
      named = filter (path: path != from && replaceStrings [ path ] [ "" ] text != text) (attrNames generated);
    in
    replaceStrings named (map (path: stored.${path}.where) named) text;
  deepInStore =
    value:
    if builtins.isString value then
      inStore null value
    else if builtins.isList value then
      map deepInStore value
    else if builtins.isAttrs value then
      lib.mapAttrs (_: deepInStore) value
    else
      value;
  found = set: path: otherwise: lib.attrByPath path otherwise set;
in
{
  options = {
    boot.isContainer = option types.bool config.boot.isNspawnContainer;
    boot.isNspawnContainer = option types.bool false;
    boot.enableContainers = option types.bool (config.containers != { });
    containers = option (types.attrsOf (types.submodule container)) { };
    # What another module of NixOS makes of the services.
    systemd.renderedUnits = option types.raw (lib.mapAttrs (_: text: { text = inStore null text; }) (artifacts.units or { }));
  };

  config = lib.mkMerge [
    {
      assertions = map (message: {
        assertion = false;
        inherit message;
      }) (artifacts.assertions or [ ]);
      warnings = artifacts.warnings or [ ];
    }
    (lib.mkIf config.boot.enableContainers {
      systemd.services = deepInStore (found artifacts [ "systemd" "services" ] { });
      systemd.targets = found artifacts [ "systemd" "targets" ] { };
      environment.etc = found artifacts [ "environment" "etc" ] { };
      environment.systemPackages = found artifacts [ "environment" "systemPackages" ] [ pkgs.nixos-container ];
      networking.extraHosts = found artifacts [ "networking" "extraHosts" ] "";
      networking.dhcpcd.denyInterfaces = found artifacts [ "networking" "dhcpcd" "denyInterfaces" ] [ ];
      services.udev.extraRules = found artifacts [ "services" "udev" "extraRules" ] "";
      boot.kernelModules = found artifacts [ "boot" "kernelModules" ] [ ];
    })
  ];
}
