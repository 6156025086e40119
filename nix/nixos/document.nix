# The document of main.nix from a whole NixOS, and what only that knows. Arguments, all JSON but the first:
#
#   nixos       an evaluated NixOS, see source.nix
#   releases    what is known of the releases that it may be of, see choose-release.nix
#   toplevels   container → store path of its system
#   questions   what to ask of the rest of the host, see surroundings.nix
#   answers     whether to give what only NixOS knows, and what it asserts and warns of; not JSON
#   lenient     whether to leave out of that what NixOS refuses to give where it refuses the containers: their values,
#               assertions and warnings, and what follows from its release alone; not JSON
{
  nixos,
  releases,
  toplevels,
  questions,
  answers,
  lenient ? false,
}:
let
  inherit (builtins)
    deepSeq
    filter
    fromJSON
    head
    map
    stringLength
    substring
    toString
    ;
  inherit (nixos) config options version;
  inherit (import ../fail.nix) note;

  release = import ./choose-release.nix {
    known = fromJSON releases;
    inherit version;
  };

  engine = import ../modules/evaluate.nix {
    inherit (release) rules;
    inherit (nixos) renamed;
    foreignTypes = true;
    # What Nix gives for the name of standard input, if it is that.
    stdinName = "«stdin»";
    modulesPath = {
      path = "${nixos.nixpkgs}/nixos/modules";
      absent = false;
    };
    ownDirectories = [ "${toString ../.}/" "${nixos.nixpkgs}/" ];
  };

  containers = import ../containers {
    besides = answers;
    inherit engine;
    inherit (release) containersModule;
    inherit (nixos) lib pkgs;
    model = release.options;
    toplevels = fromJSON toplevels;
  };

  inherit (engine.definitions) nameOf;
  definitionsOf = import ./definitions.nix { inherit engine options; };
  containersModule = nameOf (toString (head options.boot.enableContainers.declarations));
  # Without those of the containers module itself, which the front half knows.
  othersOf = loc: filter (definition: definition.file != containersModule) (definitionsOf loc);

  isOfNixos =
    let
      modules = nameOf "${nixos.nixpkgs}/nixos/modules/";
    in
    file: substring 0 (stringLength modules) file == modules;

  # What the configuration adds to the submodule by declaring `options.containers` again.
  extraModules = filter (module: !(isOfNixos (nameOf (toString module._file)))) (
    map located options.containers.type.getSubModules
  );
  # Every module of a submodule says where it is from; old releases have a form of their own for that.
  located =
    module:
    if module._type or null == "submodule" then
      {
        _file = module.file;
        imports = [ module.submodule ];
      }
    else if module ? _file then
      module
    else
      {
        _file = containersModule;
        imports = [ module ];
      };

  definitions = definitionsOf [ "containers" ];
  encoded = containers.encode extraModules definitions;
  values = import ./values.nix {
    inherit
      config
      containers
      definitions
      definitionsOf
      encoded
      extraModules
      nameOf
      options
      release
      ;
  };

  asked = fromJSON questions;
  answered = {
    host = if lenient then values.definedHost else values.host;
    surroundings =
      if asked == [ ] then
        null
      else
        import ../surroundings.nix {
          inherit engine;
          definitionsOf = othersOf;
          questions = asked;
        };
    besides =
      if lenient then
        null
      else
        import ./besides.nix {
          inherit engine isOfNixos;
          inherit (containers) encodePlaces;
          definitionsOf = othersOf;
        };
    nixos = {
      inherit version;
      facts = import ./host-facts.nix { inherit containersModule definitionsOf nixos; };
      values = if lenient then containers.encode [ ] [ ] else values.containers;
    };
  };
  notAnswered = {
    host = [ ];
    surroundings = null;
    besides = null;
  };
in
# The errors in the definitions come first: they have a place.
note "nixos" {
  inherit version;
  inherit (nixos) nixpkgs;
  nix = builtins.nixVersion;
} (
  deepSeq encoded (
    note "containers" { } (
      {
        containers = encoded;
        undeclared = [ ];
      }
      // (if answers then answered else notAnswered)
    )
  )
)
