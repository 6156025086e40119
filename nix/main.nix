# The evaluation of one NixOS configuration, as far as its containers go.
#
# Arguments, all given by nixctr's front half:
#   configuration    the module: a path, or the value of standard input
#   key              names the module in messages when it is not a file
#   options          JSON: the options of `containers.NAME` of the release
#   hostOptions      JSON: the options of the host that the containers module reads
#   toplevels        JSON: container → store path of its system
#   optionDefaultPriority   the priority of option defaults in the release
#   nixpkgs          path of a nixpkgs whose `lib` and `pkgs` are used, or null
#   system           the host's platform
{
  configuration,
  key ? null,
  options,
  hostOptions,
  toplevels,
  optionDefaultPriority,
  nixpkgs,
  system,
}:
let
  inherit (builtins)
    concatMap
    foldl'
    fromJSON
    isAttrs
    map
    mapAttrs
    toString
    ;
  inherit (import ./fail.nix) fail;

  engine = import ./modules/evaluate.nix {
    inherit optionDefaultPriority modulesPath;
    ownDirectories = [ "${toString ./.}/" ] ++ (if nixpkgs == null then [ ] else [ "${toString nixpkgs}/" ]);
  };

  modulesPath =
    if nixpkgs == null then
      {
        path = "/nixctr/no-nixpkgs-given/nixos/modules";
        absent = true;
      }
    else
      {
        path = "${toString nixpkgs}/nixos/modules";
        absent = false;
      };

  lib = if nixpkgs == null then import ./lib { inherit engine; } else import "${toString nixpkgs}/lib";
  pkgs =
    if nixpkgs == null then
      import ./pkgs.nix { inherit lib system; }
    else
      import nixpkgs {
        inherit system;
        config = { };
        overlays = [ ];
      };

  host = import ./host.nix { inherit engine; };

  containers = import ./containers.nix {
    inherit engine lib optionDefaultPriority;
    model = fromJSON options;
    toplevels = fromJSON toplevels;
  };

  evaluated = engine.evaluate {
    starts = [
      {
        parent = {
          file = if key == null then toString configuration else key;
          key = if key == null then toString configuration else key;
          importsAt = [
            (if key == null then toString configuration else key)
            0
            0
          ];
        };
        module = configuration;
      }
    ];
    arguments = {
      inherit lib pkgs;
      modulesPath = modulesPath.path;
    };
    finish =
      {
        pushed,
        declarations,
        tree,
        ...
      }:
      let
        # `containers` and what the configuration adds to its submodule by declaring it again.
        redeclared = concatMap (
          declaration: if declaration.options ? containers then [ declaration.options.containers ] else [ ]
        ) declarations;
        extraModules = concatMap (
          declaration:
          let
            modules = declaration.type.getSubModules or null;
          in
          if modules == null then [ ] else modules
        ) redeclared;
        definitions = engine.definitions.childrenOf [ ] "containers" pushed;
        own = tree [ ] (map (
          declaration: declaration // { options = removeAttrs declaration.options [ "containers" ]; }
        ) declarations) pushed (
          loc: defined:
          host.values loc (
            if loc == [ ] then
              removeAttrs defined [
                "containers"
                "_module"
              ]
            else
              defined
          )
        );
      in
      {
        options = own.options // {
          containers = {
            _type = "option";
            loc = [ "containers" ];
            isDefined = definitions != [ ];
            value = containers.value extraModules definitions;
          };
        };
        config = own.config // {
          containers = containers.value extraModules definitions;
        };
        result = containers.encode extraModules definitions;
      };
  };

  # The definitions of one option of the host.
  hostDefinitions =
    loc: pushed:
    (foldl'
      (found: name: rec {
        loc = found.loc ++ [ name ];
        definitions = engine.definitions.childrenOf found.loc name found.pushed;
        pushed = concatMap engine.definitions.pushDown definitions;
      })
      {
        loc = [ ];
        inherit pushed;
      }
      loc
    ).definitions;
in
{
  containers = evaluated.result;
  host = map (option: {
    inherit (option) loc;
    node = containers.encodeOption option.type option.loc (hostDefinitions option.loc evaluated.pushed);
  }) (fromJSON hostOptions);
}
