# The evaluation of one NixOS configuration, as far as its containers go.
#
# Arguments, all given by nixctr's front half:
#   configuration    the module: a path, or the value of standard input
#   key              names the module in messages when it is not a file
#   options          JSON: the options of `containers.NAME` of the release
#   hostOptions      JSON: the options of the host that the containers module reads
#   toplevels        JSON: container → store path of its system
#   rules            JSON: how the module system of the release merges, see `MergingRules` of the front half
#   containersModule   the file that declares `containers`, for messages
#   release          the release of NixOS that is lowered for
#   besides          whether to look at what the configuration itself adds to units, and at its assertions
#   questions        JSON: what to ask of the rest of the host's configuration, see surroundings.nix
#   nixpkgs          path of a nixpkgs whose `lib` and `pkgs` are used, or null
#   system           the host's platform
{
  configuration,
  key ? null,
  options,
  hostOptions,
  toplevels,
  rules,
  containersModule,
  release,
  besides,
  questions,
  nixpkgs,
  system,
}:
let
  inherit (builtins)
    concatMap
    deepSeq
    elem
    elemAt
    filter
    foldl'
    fromJSON
    head
    length
    map
    toString
    ;
  inherit (import ./fail.nix) beside fail note;
  inherit (import ./lists.nix) reverse;

  engine = import ./modules/evaluate.nix {
    inherit modulesPath;
    rules = fromJSON rules;
    stdinName = key;
    foreignTypes = nixpkgs != null;
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

  lib = if nixpkgs == null then import ./lib { inherit engine release; } else import "${toString nixpkgs}/lib";
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

  containers = import ./containers {
    inherit
      besides
      containersModule
      engine
      lib
      pkgs
      ;
    model = fromJSON options;
    toplevels = fromJSON toplevels;
  };

  askedHostOptions = fromJSON hostOptions;

  # Options of the host that the containers module itself declares.
  hostModule = {
    _file = containersModule;
    imports = concatMap (
      option:
      if option ? default then
        [
          (
            { config, ... }:
            {
              options = nest option.loc {
                _type = "option";
                type = containers.optionType option.type;
                default = defaultOf option.default config;
              };
            }
          )
        ]
      else
        [ ]
    ) askedHostOptions;
  };
  nest = loc: value: foldl' (inner: name: { ${name} = inner; }) value (reverse loc);
  # `default` is one of { value; }, { same; }, { not; } and { notEmpty; }, all but the first with the path of an option.
  defaultOf =
    default: config:
    if default ? same then
      valueAt default.same config
    else if default ? not then
      !(valueAt default.not config)
    else if default ? notEmpty then
      valueAt default.notEmpty config != { }
    else
      default.value;
  valueAt = loc: set: foldl' (value: name: value.${name}) set loc;

  evaluated = engine.evaluate {
    starts = [
      {
        parent = {
          file = if key == null then toString configuration else key;
          key = if key == null then toString configuration else key;
          # Newer versions of Nix know no places in standard input: better none than a wrong one.
          importsAt =
            if key == null then
              [
                (toString configuration)
                1
                1
              ]
            else
              [
                key
                0
                0
              ];
        };
        module = configuration;
      }
      {
        parent = {
          file = "<nixpkgs>";
          key = "nixctr";
          importsAt = [ "<nixpkgs>" 0 0 ];
        };
        module = hostModule;
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
        _module,
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
          if !engine.isOption declaration then
            fail "option-is-prefix" {
              loc = [ "containers" ];
              file = containersModule;
            }
          else if modules == null then
            [ ]
          else
            modules
        ) redeclared;
        definitions = engine.definitions.childrenOf [ ] "containers" pushed;
        own = tree [ ] (map (
          declaration: declaration // { options = removeAttrs declaration.options [ "containers" ]; }
        ) declarations) pushed (
          loc: defined:
          if _module.check && undeclaredWhenRead loc then
            engine.refuseUndeclared loc defined
          else
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
            type = containers.type extraModules;
            isDefined = definitions != [ ];
            files = map (definition: definition.file) definitions;
            value = containers.value extraModules definitions;
          };
        };
        config = own.config // {
          containers = containers.value extraModules definitions;
        };
        result = containers.encode extraModules definitions;
        undeclared =
          if _module.check then
            filter (found: isOwnName found && !(undeclaredWhenRead (parentOf found.loc))) own.undeclared
          else
            [ ];
      };
  };

  # Whether NixOS looks for options that there are not in a set only where that is read. It reads its own, and the whole.
  undeclaredWhenRead =
    loc: (fromJSON rules).undeclaredWhenRead && loc != [ ] && !(elem (head loc) nixosNamespaces);
  parentOf = loc: reverse (builtins.tail (reverse loc));

  # Whether NixOS itself has no option of that name: nobody but the configuration can declare it then. At the top there
  # may be modules that it is deployed with.
  isOwnName =
    { loc, ... }:
    # What a property leaves where options are expected.
    elemAt loc (length loc - 1) == "_type"
    || !(elem (head loc) nixosNamespaces) && (length loc > 1 || !(elem (head loc) [ "_module" "containers" ]));
  nixosNamespaces = fromJSON (builtins.readFile ./nixos-namespaces.json);

  # The definitions of one option of the host.
  definitionsOf =
    loc:
    (foldl'
      (found: name: rec {
        loc = found.loc ++ [ name ];
        definitions = engine.definitions.childrenOf found.loc name found.pushed;
        pushed = concatMap engine.definitions.pushDown definitions;
      })
      {
        loc = [ ];
        inherit (evaluated) pushed;
      }
      loc
    ).definitions;

  needed = {
    containers = evaluated.result;
    besides =
      if besides then
        beside (
          import ./besides.nix {
            inherit engine;
            inherit (containers) encodePlaces;
            inherit definitionsOf;
          }
        )
      else
        null;
    # The top-level names are for the front half to judge.
    undeclared = map (found: {
      inherit (found) loc;
      definitions = containers.encodePlaces found.definitions;
    }) evaluated.undeclared;
    host = map (option: {
      inherit (option) loc;
      node = containers.encodeOption option.type option.loc (definitionsOf option.loc);
    }) askedHostOptions;
  };

  # Evaluated last, as Nix prints attributes in the order of their names: it hides no error of the containers, and what
  # it looks at is told apart from what they look at.
  surroundings =
    if asked == [ ] then
      null
    else
      deepSeq needed.undeclared (
        note "surroundings" { } (
          import ./surroundings.nix {
            inherit engine definitionsOf;
            questions = asked;
          }
        )
      );
  asked = fromJSON questions;
in
needed // { inherit surroundings; }
