# The machines of a test of NixOS: name → { config; options; pkgs; }. A file that holds several tests gives the machines
# of each as TEST.NAME.
#
#   nixpkgs   the path of the tree
#   file      the test, a file below `nixos/tests`
#   system    the platform of the machines
{
  nixpkgs,
  file,
  system,
  ...
}:
let
  inherit (builtins)
    attrNames
    concatMap
    functionArgs
    isAttrs
    isFunction
    listToAttrs
    mapAttrs
    pathExists
    ;

  given = import file;

  # Files that name the test driver themselves ask for the platform; the others are modules of the test framework.
  callsDriver = isFunction given && functionArgs given ? system;

  # Since tests are modules, what runs them keeps the options of the machines to itself.
  testsAreModules = pathExists "${toString nixpkgs}/nixos/lib/testing/default.nix";

  hostPkgs = import nixpkgs {
    inherit system;
    config = { };
    overlays = [ ];
  };

  # What a file that names the driver hands to it, rather than what becomes of that.
  handedOver =
    let
      record = test: arguments: {
        imports = [ (if isFunction test then test ({ inherit (hostPkgs) lib; pkgs = hostPkgs; inherit system; } // arguments) else test) ];
      };
    in
    builtins.scopedImport {
      import =
        path: if baseNameOf (toString path) == "make-test-python.nix" then record else import path;
    } file { inherit system; pkgs = hostPkgs; };

  machinesOfModule =
    test:
    let
      evaluated = (import "${toString nixpkgs}/nixos/lib" { }).evalTest {
        imports = [ test ];
        inherit hostPkgs;
        defaults =
          { lib, options, pkgs, ... }:
          {
            options.nixctrEvaluated = lib.mkOption {
              type = lib.types.unspecified;
              internal = true;
              default = { inherit options pkgs; };
            };
          };
      };
    in
    mapAttrs (_: config: { inherit config; inherit (config.nixctrEvaluated) options pkgs; }) evaluated.config.nodes;

  isModule = test: test ? imports || test ? nodes || test ? testScript;

  severalTests =
    machinesOf: tests:
    listToAttrs (
      concatMap (
        test:
        let
          machines = machinesOf tests.${test};
        in
        map (name: {
          name = "${test}.${name}";
          value = machines.${name};
        }) (attrNames machines)
      ) (attrNames tests)
    );

  # A test that the driver has evaluated.
  machinesOfTest = test: if isAttrs test then test.nodes or { } else { };
in
if !testsAreModules then
  let
    tests = if isFunction given then given { inherit system; } else given;
  in
  if tests ? nodes then tests.nodes else severalTests machinesOfTest tests
else if !callsDriver then
  machinesOfModule given
else if isModule handedOver then
  machinesOfModule handedOver
else
  severalTests machinesOfModule handedOver
