# The values that NixOS comes to, in the form of definitions: of the containers, and of the host's options that the
# containers module reads.
{
  config,
  options,
  release,
  containers,
  # The definitions of an option.
  definitionsOf,
  # Those of `containers`, how the front half gets them, and what the configuration adds to the submodule.
  definitions,
  encoded,
  extraModules,
  # How files are called.
  nameOf,
}:
let
  inherit (builtins)
    concatMap
    filter
    foldl'
    head
    intersectAttrs
    listToAttrs
    map
    mapAttrs
    removeAttrs
    toString
    ;

  valued = listToAttrs (
    map (name: {
      inherit name;
      value = null;
    }) release.valuedOptions
  );

  own = containers.value extraModules definitions;
  # The path that follows from `config` takes the evaluation of another NixOS, and that of `flake` is not defined.
  valuesOf =
    name: container:
    let
      values = intersectAttrs valued container;
    in
    if values.flake or null != null then
      removeAttrs values [ "path" ]
    else if containers.definesConfig encoded name then
      values // { inherit (own.${name}) path; }
    else
      values;

  optionAt = loc: foldl' (node: name: node.${name} or { }) options loc;
  valueAt = loc: foldl' (value: name: value.${name}) config loc;
  # The default of an option is a definition too.
  hostNode =
    { loc, type, ... }:
    if (optionAt loc).isDefined or false then
      [
        {
          inherit loc;
          node = containers.encodeOption type loc [
            (head (definitionsOf loc) // { value = valueAt loc; })
          ];
        }
      ]
    else
      [ ];
  # Whether something else defines the option than the module that declares it, and what stands in for a host.
  isDefined =
    { loc, ... }:
    let
      declarations = map (file: nameOf (toString file)) (optionAt loc).declarations or [ ];
    in
    filter ({ file, ... }: [ file ] != declarations && file != "<nixctr/stand-in-host>") (
      definitionsOf loc
    ) != [ ];
in
{
  containers = containers.encode [ ] [
    {
      file = release.containersModule;
      at = [ release.containersModule 0 0 ];
      value = mapAttrs valuesOf config.containers;
    }
  ];
  host = concatMap hostNode release.hostOptions;
  # Without those that have their defaults, which another release may have others of.
  definedHost = concatMap hostNode (filter isDefined release.hostOptions);
}
