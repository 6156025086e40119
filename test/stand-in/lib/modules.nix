# A small module system: imports, options, properties, priorities and orders, with the answers that NixOS gives about an
# option (`definitions`, `files`, `declarations`).
{ lib }:
let
  inherit (builtins)
    attrNames
    catAttrs
    concatLists
    concatMap
    concatStringsSep
    elem
    filter
    foldl'
    functionArgs
    head
    isAttrs
    isFunction
    isPath
    isString
    length
    listToAttrs
    map
    mapAttrs
    removeAttrs
    sort
    toString
    ;

  defaultPriority = 100;
  defaultOrder = 1000;

  # Every module that is reached from `modules`, each file once: [ { file; options; config; } ], what is imported first.
  collect =
    arguments: modules:
    let
      items = map (load arguments "<unknown-file>") modules;
      withKey = parent: item: { key = item.key; inherit item; };
      closure = builtins.genericClosure {
        startSet = map (withKey null) (numbered "start" items);
        operator = { key, item }: map (withKey item) (numbered key (map (load arguments item.file) item.imports));
      };
    in
    map ({ item, ... }: item) closure;

  # What is no file is named by where it is imported.
  numbered =
    parent: items:
    builtins.genList (
      i:
      let
        item = builtins.elemAt items i;
      in
      item // { key = if item.key == null then "${parent}:${toString i}" else item.key; }
    ) (length items);

  load =
    arguments: parent: module:
    if isPath module || isString module then
      let
        path = if builtins.pathExists "${toString module}/default.nix" then "${toString module}/default.nix" else toString module;
      in
      normalised path path (apply arguments path (import module))
    else
      normalised parent null (apply arguments parent module);

  apply =
    arguments: file: module:
    if isFunction module || module ? __functor then
      module (
        arguments // mapAttrs (name: _: arguments.${name} or (arguments.config._module.args.${name})) (functionArgs module)
      )
    else if isAttrs module then
      module
    else
      throw "Module `${toString file}' is neither a set nor a function.";

  normalised =
    file: key: module:
    let
      shorthand = !(module ? config || module ? options);
    in
    {
      file = module._file or file;
      key = module.key or key;
      imports = module.imports or [ ];
      options = module.options or { };
      config = if shorthand then removeAttrs module [ "_file" "imports" "key" ] else module.config or { };
    };

  # The definitions of a set without its properties: [ { file; value; } ].
  pushDown =
    { file, value }:
    let
      again = content: pushDown { inherit file; value = content; };
    in
    if value._type or null == "merge" then
      concatMap again value.contents
    else if value._type or null == "if" then
      map (child: { inherit (child) file; value = mapAttrs (_: lib.mkIf value.condition) child.value; }) (again value.content)
    else if value._type or null == "override" then
      map (child: { inherit (child) file; value = mapAttrs (_: lib.mkOverride value.priority) child.value; }) (
        again value.content
      )
    else
      [ { inherit file value; } ];

  # The definitions of an option without its properties: [ { file; value; priority; order; } ].
  discharge =
    priority: order:
    { file, value }:
    let
      kind = if isAttrs value then value._type or null else null;
      again = content: { inherit file; value = content; };
    in
    if kind == "merge" then
      concatMap (content: discharge priority order (again content)) value.contents
    else if kind == "if" then
      if value.condition then discharge priority order (again value.content) else [ ]
    else if kind == "override" then
      discharge value.priority order (again value.content)
    else if kind == "order" then
      discharge priority value.priority (again value.content)
    else
      [ { inherit file value priority order; } ];

  # Those that win, in order.
  winning =
    definitions:
    let
      best = foldl' (least: { priority, ... }: if priority < least then priority else least) 9999 definitions;
    in
    {
      priority = best;
      definitions = sort (a: b: a.order < b.order) (filter ({ priority, ... }: priority == best) definitions);
    };

  evalOption =
    loc: declarations: definitions:
    let
      option = foldl' (
        merged: { file, option }: merged // option // (if option ? type then { type = lib.types.rebound file option.type; } else { })
      ) { type = lib.types.raw; } declarations;
      default = lib.optional (option ? default) {
        file = (head declarations).file;
        value = option.default;
        priority = 1500;
        order = defaultOrder;
      };
      won = winning (concatMap (discharge defaultPriority defaultOrder) definitions ++ default);
      merged =
        if won.definitions == [ ] then
          option.type.emptyValue or (throw "The option `${lib.showOption loc}' was accessed but has no value defined. Try setting the option.")
        else
          mergeDefinitions loc option.type won.definitions;
      value = (option.apply or (x: x)) merged;
    in
    option
    // {
      inherit loc value;
      isDefined = won.definitions != [ ];
      highestPrio = won.priority;
      definitions = map (definition: definition.value) won.definitions;
      files = map (definition: definition.file) won.definitions;
      definitionsWithLocations = map ({ file, value, ... }: { inherit file value; }) won.definitions;
      declarations = map (declaration: declaration.file) declarations;
    };

  mergeDefinitions =
    loc: type: definitions:
    let
      wrong = filter (definition: !(type.check definition.value)) definitions;
      show = definition: "\n- In `${definition.file}'";
    in
    if wrong == [ ] then
      type.merge loc definitions
    else
      throw "A definition for option `${lib.showOption loc}' is not of type `${type.description}'. Definition values:${concatStringsSep "" (map show wrong)}";

  isOption = declaration: declaration._type or null == "option";

  # { options; config; unmatched; } of what is declared and defined at `loc`.
  evalTree =
    loc: declared: pushed:
    let
      names = lib.unique (concatMap ({ options, ... }: attrNames options) declared);
      definitionsOf =
        name: concatMap ({ file, value }: if value ? ${name} then [ { inherit file; value = value.${name}; } ] else [ ]) pushed;
      results = listToAttrs (map (name: lib.nameValuePair name (resultOf name)) names);
      resultOf =
        name:
        let
          here = concatMap (
            { file, options }: if options ? ${name} then [ { inherit file; option = options.${name}; } ] else [ ]
          ) declared;
        in
        if isOption (head here).option then
          rec {
            options = evalOption (loc ++ [ name ]) here (definitionsOf name);
            config = options.value;
            unmatched = [ ];
          }
        else
          evalTree (loc ++ [ name ]) (map ({ file, option }: { inherit file; options = option; }) here) (
            concatMap pushDown (definitionsOf name)
          );
      strangers = concatMap (
        { file, value }:
        map (name: { inherit file; loc = loc ++ [ name ]; }) (filter (name: !(elem name names)) (attrNames value))
      ) pushed;
    in
    {
      options = mapAttrs (_: result: result.options) results;
      config = mapAttrs (_: result: result.config) results;
      unmatched = strangers ++ concatMap (name: results.${name}.unmatched) names;
    };

  internal = {
    file = "lib/modules.nix";
    options._module = {
      args = lib.mkOption {
        type = lib.types.lazyAttrsOf lib.types.raw;
        default = { };
      };
      check = lib.mkOption {
        type = lib.types.bool;
        default = true;
      };
    };
  };
in
{
  inherit discharge mergeDefinitions winning;

  # A function that gives `arguments` to modules beside `config`, `options` and `lib`.
  evalModules =
    {
      modules,
      specialArgs ? { },
      prefix ? [ ],
    }:
    let
      all = collect (
        {
          inherit lib;
          inherit (result) options;
          config = checked;
        }
        // specialArgs
      ) modules;
      result = evalTree prefix ([ internal ] ++ map ({ file, options, ... }: { inherit file options; }) all) (
        concatMap ({ file, config, ... }: pushDown { inherit file; value = config; }) all
      );
      checked =
        if !result.config._module.check || result.unmatched == [ ] then
          result.config
        else
          let
            first = head result.unmatched;
          in
          throw "The option `${lib.showOption first.loc}' does not exist. Definition values:\n- In `${first.file}'";
    in
    {
      inherit (result) options;
      config = removeAttrs checked [ "_module" ];
      _module = { inherit (result.config._module) args; };
      type = null;
    };
}
