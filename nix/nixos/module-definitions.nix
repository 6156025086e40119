# The options that a module defines itself, as lists of names, whatever with. Its file is read once more for that: in the
# options of an evaluated NixOS they are among those of all modules, and to ask each would be to evaluate all of them.
#
#   nixos   an evaluated NixOS, see source.nix
#   file    the module
{ nixos, file }:
let
  inherit (builtins)
    attrNames
    concatMap
    elem
    functionArgs
    isAttrs
    isFunction
    mapAttrs
    removeAttrs
    tryEval
    ;

  given = import file;
  arguments = { inherit (nixos) config lib options pkgs; };
  # Nobody looks at the values that take another argument.
  others = mapAttrs (name: _: throw "the argument ${name} of ${toString file}") (functionArgs given);
  module = if isFunction given then given (others // arguments) else given;
  defined =
    module.config or (removeAttrs module [
      "_file"
      "disabledModules"
      "imports"
      "key"
      "meta"
      "options"
    ]);

  contentsOf =
    value:
    {
      "if" = if value.condition then [ value.content ] else [ ];
      merge = value.contents;
    }
    .${value._type} or [ value.content ];

  # What fails takes an argument that is not there, or is the affair of who evaluates NixOS.
  isProperty =
    value:
    let
      tried = tryEval value;
    in
    tried.success && isAttrs tried.value && elem (tried.value._type or null) [ "if" "merge" "order" "override" ];

  # `options` are those at `loc`.
  below =
    options: loc: value:
    if isProperty value then
      concatMap (below options loc) (contentsOf value)
    else if options._type or null == "option" then
      [ { inherit loc value; } ]
    else
      concatMap (name: below (options.${name} or { }) (loc ++ [ name ]) value.${name}) (attrNames value);
in
below nixos.options [ ] defined
