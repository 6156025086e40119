# The definitions of `containers` for nixctr's front half, and the values of `config.containers` for references.
#
# Both follow the option model that the front half passes in (`model`: name → { type; default?; }), so that there is one
# declaration of each option. A type is { kind; of?; options?; merge?; }.
{
  engine,
  lib,
  model,
  toplevels,
  containersModule,
  pkgs,
  # Whether to evaluate what the containers do not need: options that the configuration adds to them.
  besides,
}:
let
  inherit (builtins) mapAttrs;

  shapes = import ./shape.nix {
    inherit containersModule engine lib;
    inherit (values) submoduleOptions submoduleValue;
  };
  values = import ./value.nix {
    inherit
      containersModule
      engine
      pkgs
      shapes
      toplevels
      ;
  };
  inherit (import ./encode.nix { inherit besides engine shapes; }) definesConfig encodeNode encodePlaces;
  inherit (values)
    accepts
    mergeChecked
    mergeType
    ;
  inherit (engine.definitions) resolve;

  typeWith = extraModules: {
    kind = "attrsOf";
    description = "attribute set";
    of = {
      kind = "submodule";
      description = "submodule";
      options = model;
      inherit extraModules;
    };
  };

  # A type of the model as an option type.
  optionType = type: {
    _type = "option-type";
    keepsPlaces = true;
    name = type.kind;
    inherit (type) description;
    check = accepts type;
    merge = mergeType type;
    getSubModules = null;
    getSubOptions = _: mapAttrs (_: option: { _type = "option"; type = optionType option.type; }) (
      type.options or type.of.options or { }
    );
  };
in
{
  inherit optionType;
  type = extraModules: optionType (typeWith extraModules);
  # `extraModules` are those that the configuration adds to the submodule by declaring `options.containers` again.
  encode = extraModules: encodeNode (typeWith extraModules) [ "containers" ];
  encodeOption = encodeNode;
  inherit definesConfig encodePlaces;

  value =
    extraModules: definitions:
    let
      inherit (resolve definitions) final;
    in
    if final == [ ] then { } else mergeChecked (typeWith extraModules) [ "containers" ] final;
}
