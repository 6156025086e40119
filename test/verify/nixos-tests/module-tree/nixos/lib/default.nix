# Evaluates a test as a module that is a function or a set, as far as its machines go.
{ }:
{
  evalTest =
    { imports, hostPkgs, defaults }:
    let
      arguments = { inherit (hostPkgs) lib; pkgs = hostPkgs; };
      call = module: if builtins.isFunction module then module arguments else module;
      merged = builtins.foldl' (test: module: test // resolve (call module)) { } imports;
      resolve = module: if module ? imports then resolve (call (builtins.head module.imports)) else module;
      evaluate =
        machine:
        machine // {
          nixctrEvaluated =
            (defaults (arguments // { options.containers.value = machine.containers; })).options.nixctrEvaluated.default;
        };
    in
    {
      config.nodes = builtins.mapAttrs (_: evaluate) (merged.nodes or { inherit (merged) machine; });
    };
}
