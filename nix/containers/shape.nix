# How the definitions of a composed type divide into definitions of its parts.
{
  containersModule,
  engine,
  lib,
  # A submodule's options and their values, from option → definitions: functions in submodules refer to them.
  submoduleOptions,
  submoduleValue,
}:
let
  inherit (builtins)
    all
    attrNames
    concatMap
    concatStringsSep
    elemAt
    filter
    head
    intersectAttrs
    isAttrs
    isFunction
    isPath
    isString
    length
    map
    removeAttrs
    substring
    toString
    ;
  inherit (import ../fail.nix) fail;
  inherit (import ../lists.nix) imap listsToAttrs reverse;
  inherit (engine) rules;
  inherit (engine.definitions) childrenOfSets positionOf pushDown;

in
rec {
  # attrsOf, loaOf: name → definitions.
  attrsShape =
    type: loc: final:
    childrenOfSets loc (
      map (definition: definition // { set = definition.value; }) (
        filter (definition: isAttrs definition.value) (if type.kind == "loaOf" then listsToAttrs type.nameFrom final else final)
      )
    );

  isModule = value: isAttrs value || isFunction value || rules.pathSubmodules && isModulePath value;

  isModulePath = value: isPath value || isString value && substring 0 1 value == "/";

  # submodule: option → definitions. A function is a whole module with imports and declarations; a set is all
  # definitions. The module system merges the last definition of a submodule first.
  submoduleShape =
    {
      loc,
      type,
      final,
      extraModules,
    }:
    let
      modules = filter (definition: isModule definition.value) final;
      # What is imported stands before what is defined at once.
      imported = filter (definition: !(isAttrs definition.value)) modules;
      ordered =
        if rules.functionsFirst then filter (definition: isAttrs definition.value) modules ++ imported else modules;
      # What is defined in `_module` steers the evaluation, as functions do.
      plain =
        extraModules == [ ]
        && all (definition: isAttrs definition.value && !(definition.value ? _module)) modules;
      evaluated = engine.evaluate {
        starts =
          map (module: {
            parent = {
              file = "<unknown-file>";
              key = "extra";
              importsAt = [ "<unknown-file>" 0 0 ];
            };
            inherit module;
          }) extraModules
          ++ imap (n: definition: {
            parent = {
              inherit (definition) file;
              key = concatStringsSep "." loc + ":${toString n}";
              importsAt = definition.at;
            };
            module = if isAttrs definition.value then { config = definition.value; } else definition.value;
          }) ordered;
        arguments = {
          inherit lib;
        };
        moduleArguments.name = elemAt loc (length loc - 1);
        finish =
          {
            pushed,
            declarations,
            tree,
            ...
          }:
          let
            own = tree loc declarations pushed (_: _: { });
            modelled = submoduleOptions loc type (childrenOfSets loc pushed);
            again = filter (name: type.options ? ${name}) (attrNames own.config);
          in
          if again != [ ] then
            fail "option-already-declared" {
              loc = loc ++ [ (head again) ];
              file = containersModule;
              at = positionOf (head again) (head declarations).options (head declarations).at;
              declarations = map (declaration: declaration.file) (
                filter (declaration: declaration.options ? ${head again}) declarations
              );
            }
          else
          {
            options = own.options // modelled;
            declared = own.config;
            config = own.config // builtins.mapAttrs (_: option: option.value) modelled;
          };
      };
    in
    if plain then
      rec {
        children = childrenOfSets loc (concatMap pushDown (reverse modules));
        declared = { };
        config = submoduleValue loc type children;
      }
    else
      {
        children =
          let
            children = removeAttrs (childrenOfSets loc evaluated.pushed) [ "_module" ];
          in
          if evaluated._module.check then children else intersectAttrs (type.options // evaluated.declared) children;
        inherit (evaluated) declared config;
      };
}
