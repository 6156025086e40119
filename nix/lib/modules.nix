# The module system as configurations call it: `evalModules`, and modules that rename or remove options.
{ lib, engine }:
let
  inherit (builtins)
    any
    filter
    foldl'
    genList
    head
    isAttrs
    elemAt
    length
    map
    ;
  inherit (lib.options) mkOption showFiles showOption isOption;
  properties = import ./properties.nix { inherit (engine) optionDefaultPriority; };
  inherit (properties) mkMerge mkOverride defaultOverridePriority;
  inherit (import ../lists.nix) imap;

  unknown = key: {
    file = "<unknown-file>";
    inherit key;
    importsAt = [
      "<unknown-file>"
      0
      0
    ];
  };
  last = list: elemAt list (length list - 1);
  pathOf = path: set: foldl' (value: name: value.${name}) set path;
  pathOr =
    default: path: set:
    if path == [ ] then
      set
    else if isAttrs set && set ? ${head path} then
      pathOr default (genList (i: elemAt path (i + 1)) (length path - 1)) set.${head path}
    else
      default;
  nest = path: value: foldl' (inner: i: { ${elemAt path (length path - 1 - i)} = inner; }) value (genList (i: i) (length path));

  # The class of a module set is not modelled: all modules here are those of NixOS.
  result = evaluated: prefix: {
    inherit (evaluated) options;
    config = evaluated.config // { inherit (evaluated) _module; };
    inherit (evaluated) _module;
    _type = "configuration";
    class = null;
    extendModules = arguments: throw "extendModules is not part of nixctr's embedded lib; give a nixpkgs with --nixpkgs PATH to use its lib";
    type = lib.types.unspecified;
    inherit prefix;
  };

  renaming =
    {
      from,
      to,
      visible,
      warn,
      use,
      withPriority ? true,
      condition ? true,
      markdown ? null,
    }:
    { config, options, ... }:
    let
      source = pathOf from options;
    in
    {
      options = nest from (mkOption {
        inherit visible;
        description = "Alias of {option}`${showOption to}`.";
        apply =
          _:
          use (
            pathOr (abort "Renaming error: option `${showOption to}' does not exist.") to config
          );
      });
      config = mkMerge [
        {
          warnings =
            if warn && source.isDefined then
              [
                "The option `${showOption from}' defined in ${showFiles source.files} has been renamed to `${showOption to}'."
              ]
            else
              [ ];
        }
        (nest to (
          if withPriority then mkAliasAndWrapDefsWithPriority (content: content) source else mkAliasDefinitions source
        ))
      ];
    };

  mkAliasAndWrapDefinitions =
    wrap: option:
    mkMerge (
      if isOption option && option.isDefined then [ (wrap (mkMerge option.definitions)) ] else [ ]
    );
  mkAliasAndWrapDefsWithPriority =
    wrap: option:
    let
      priority = option.highestPrio or defaultOverridePriority;
    in
    mkMerge (
      if isOption option && option.isDefined then
        map (definition: mkOverride priority (wrap definition)) option.definitions
      else
        [ ]
    );
  mkAliasDefinitions = mkAliasAndWrapDefinitions (content: content);
in
builtins.removeAttrs properties [ "__functor" ]
// rec {
  inherit (engine) mergeDefinitions;
  inherit
    mkAliasAndWrapDefinitions
    mkAliasAndWrapDefsWithPriority
    mkAliasDefinitions
    ;

  evalModules =
    {
      modules,
      prefix ? [ ],
      specialArgs ? { },
      args ? { },
      check ? true,
      class ? null,
    }:
    result (engine.evaluateStrictly {
      starts = map (module: {
        parent = unknown "";
        inherit module;
      }) modules;
      arguments = {
        inherit lib;
      }
      // specialArgs;
      moduleArguments = args;
      inherit prefix check;
    }) prefix;

  # What `types.submodule` is made of: its own modules, then its definitions as modules.
  evaluateSubmodule =
    {
      modules,
      definitions,
      specialArgs ? { },
      prefix,
    }:
    engine.evaluateStrictly {
      starts =
        map (module: {
          parent = unknown "";
          inherit module;
        }) modules
        ++ imap (n: definition: {
          parent = {
            inherit (definition) file;
            key = "${toString n}:submodule";
            importsAt = definition.at or [ definition.file 0 0 ];
          };
          module = definition.value;
        }) definitions;
      arguments = {
        inherit lib;
      }
      // specialArgs;
      moduleArguments.name = if prefix == [ ] then "‹name›" else last prefix;
      inherit prefix;
    };

  filterOverrides =
    definitions:
    (engine.definitions.resolve (
      map (definition: {
        file = "<unknown-file>";
        at = null;
      } // definition) definitions
    )).final;
  dischargeProperties =
    value:
    map (definition: definition.value) (
      engine.definitions.discharge {
        file = "<unknown-file>";
        at = null;
        inherit value;
      }
    );

  setDefaultModuleLocation = file: module: {
    _file = file;
    imports = [ module ];
  };
  importApply =
    path: arguments:
    setDefaultModuleLocation path (import path arguments);
  importJSON = path: builtins.fromJSON (builtins.readFile path);
  importTOML = path: builtins.fromTOML (builtins.readFile path);

  mkRemovedOptionModule =
    from: instructions:
    { options, ... }:
    let
      option = pathOf from options;
    in
    {
      options = nest from (mkOption {
        visible = false;
        apply = _: throw "The option `${showOption from}' can no longer be used since it's been removed. ${instructions}";
      });
      config.assertions = [
        {
          assertion = !option.isDefined;
          message = "The option definition `${showOption from}' in ${showFiles option.files} no longer has any effect; please remove it.\n${instructions}\n";
        }
      ];
    };
  mkRenamedOptionModule =
    from: to:
    renaming {
      inherit from to;
      visible = false;
      warn = true;
      use = value: value;
    };
  mkRenamedOptionModuleWith = { sinceRelease, from, to }: mkRenamedOptionModule from to;
  mkAliasOptionModule =
    from: to:
    renaming {
      inherit from to;
      visible = true;
      warn = false;
      use = value: value;
    };
  mkAliasOptionModuleMD = mkAliasOptionModule;
  doRename = renaming;
  mkMergedOptionModule =
    froms: to: mergeFunction:
    { config, options, ... }:
    let
      given = filter (from: (pathOf from options).isDefined) froms;
    in
    {
      options = foldl' lib.attrsets.recursiveUpdate { } (
        map (
          from:
          nest from (mkOption {
            visible = false;
          })
        ) froms
      );
      config = mkMerge [
        {
          warnings = map (
            from:
            "The option `${showOption from}' defined in ${showFiles (pathOf from options).files} has been changed to `${showOption to}' that has a different type. Please read `${showOption to}' documentation and update your configuration accordingly."
          ) given;
        }
        (nest to (mkMerge (if given == [ ] then [ ] else [ (mergeFunction config) ])))
      ];
    };
  mkChangedOptionModule =
    from: to: change:
    mkMergedOptionModule [ from ] to change;
}
