# The modules of a configuration: every import followed, each file once, functions called with their arguments.
#
# A module is { key; file; at; disabledModules; imports; importsAt; options; config; }.
{ definitions, modulesPath }:
let
  inherit (builtins)
    attrNames
    concatMap
    elem
    filter
    functionArgs
    genericClosure
    head
    isAttrs
    isFunction
    isPath
    isString
    length
    mapAttrs
    pathExists
    removeAttrs
    stringLength
    substring
    typeOf
    ;
  inherit (import ../fail.nix) asking fail within note;
  inherit (import ../lists.nix) imap;
  inherit (definitions) positionOf;

  isCallable = module: isFunction module || module ? __functor;
  argumentsOf =
    module: if isFunction module then functionArgs module else module.__functionArgs or { };

  # Arguments beyond those that every module gets come from `_module.args`, looked up when they are used.
  call =
    key: arguments: module:
    if !isCallable module then
      module
    else
      module (
        arguments
        // mapAttrs (
          name: _:
          arguments.${name} or (asking name key (
            arguments.config._module.args.${name} or (fail "module-argument-missing" { inherit name key; })
          ))
        ) (argumentsOf module)
      );

  ownAttributes = [
    "_file"
    "_class"
    "key"
    "disabledModules"
    "imports"
    "require"
    "options"
    "config"
    "meta"
    "freeformType"
  ];

  # The long form has `options` or `config`; anything else is all configuration.
  unify =
    file: key: at: module:
    let
      own = module._file or file;
      common = {
        file = toString own;
        key = toString (module.key or key);
        disabledModules = module.disabledModules or [ ];
        importsAt = if module ? imports then positionOf "imports" module at else at;
      };
      meta = if module ? meta then [ { inherit (module) meta; } ] else [ ];
      merged = config: if meta == [ ] then config else { _type = "merge"; contents = [ config ] ++ meta; };
      freeform =
        config:
        if module ? freeformType then
          {
            _type = "merge";
            contents = [
              config
              { _module.freeformType = module.freeformType; }
            ];
          }
        else
          config;
    in
    if !isAttrs module then
      fail "module-not-set" {
        inherit file key at;
        type = typeOf module;
      }
    else if module ? config || module ? options then
      let
        unsupported = attrNames (removeAttrs module ownAttributes);
      in
      if unsupported != [ ] then
        fail "module-unsupported-attribute" {
          inherit file key;
          names = unsupported;
          at = positionOf (head unsupported) module at;
        }
      else
        common
        // {
          imports = module.imports or [ ];
          options = module.options or { };
          config = freeform (merged (module.config or { }));
          at = if module ? config then positionOf "config" module at else at;
        }
    else
      common
      // {
        imports = module.require or [ ] ++ module.imports or [ ];
        options = { };
        config = freeform (merged (
          removeAttrs module [
            "_file"
            "_class"
            "key"
            "disabledModules"
            "require"
            "imports"
            "freeformType"
          ]
        ));
        inherit at;
      };

  # Modules of nixpkgs that a configuration imports through `modulesPath` while no nixpkgs is given: nothing in them
  # defines containers, and none of their options can be answered anyway.
  isAbsent =
    file:
    modulesPath.absent
    && substring 0 (stringLength modulesPath.path + 1) file == modulesPath.path + "/";

  # `<nixpkgs/nixos/modules/…>` is `modulesPath` under an older name, which nearly every hardware-configuration.nix of
  # before 2021 has.
  importModule =
    if modulesPath.absent then
      builtins.scopedImport {
        __findFile =
          path: name:
          let
            prefix = "nixpkgs/nixos/modules/";
            length = stringLength prefix;
          in
          if substring 0 length name == prefix then
            "${modulesPath.path}/${substring length (stringLength name) name}"
          else
            builtins.findFile path name;
      }
    else
      import;

  load =
    arguments: parent: n: import':
    let
      key = "${parent.key}:anon-${toString n}";
      file = toString import';
    in
    if isAttrs import' && !(import' ? outPath) || isFunction import' then
      [
        (unify parent.file key parent.importsAt (within [ ] parent.importsAt (call key arguments import')))
      ]
    else if isPath import' || isString import' || isAttrs import' then
      if isAbsent file then
        note "import-skipped" {
          inherit file;
          at = parent.importsAt;
        } [ ]
      else if substring 0 1 file != "/" then
        fail "import-relative" {
          inherit file;
          at = parent.importsAt;
        }
      else if !pathExists file then
        fail "import-missing" {
          inherit file;
          at = parent.importsAt;
        }
      else
        [
          (
            let
              start = [ file 1 1 ];
            in
            unify file file start (
              within [ ] start (call file arguments (within [ ] parent.importsAt (importModule import')))
            )
          )
        ]
    else
      fail "import-not-module" {
        type = typeOf import';
        at = parent.importsAt;
      };

in
{
  # `starts` are { parent; module; }: a module, and where it comes from as { file; key; importsAt; }. In the order of
  # discovery; breadth first, as nixpkgs does, which decides the order of definitions.
  closeModules =
    arguments: starts:
    genericClosure {
      startSet = concatMap (found: found) (
        imap (n: start: load arguments start.parent n start.module) starts
      );
      operator =
        module:
        concatMap (within [ ] module.importsAt) (
          imap (load arguments module) (within [ ] module.importsAt module.imports)
        );
    };

  # The imports of a disabled module stay.
  withoutDisabled =
    modules:
    let
      keyOf =
        disabled:
        if isAttrs disabled && disabled ? key then
          toString disabled.key
        else if isString disabled && substring 0 1 disabled != "/" then
          "${modulesPath.path}/${disabled}"
        else
          toString disabled;
      disabled = concatMap (module: map keyOf module.disabledModules) modules;
    in
    if disabled == [ ] then modules else filter (module: !elem module.key disabled) modules;
}
