# Command lines from attribute sets.
{ lib }:

let
  inherit (builtins) concatLists concatMap isBool isList stringLength;
  showValue = lib.generators.mkValueStringDefault { };
  # The arguments of all options, in the order of their names.
  renderAll = render: options: concatLists (lib.mapAttrsToList render options);
in
rec {
  # `format` says for a name how its option is written; null and false leave
  # an option out unless booleans are to be explicit.
  toCommandLine = format: renderAll (name: value:
    let
      write = { option, sep, explicitBool, formatArg ? showValue }: value:
        if value == null then [ ]
        else if !explicitBool && value == false then [ ]
        else if !explicitBool && value == true then [ option ]
        else if sep == null then [ option (formatArg value) ]
        else [ "${option}${sep}${formatArg value}" ];
    in
    if name == "" then throw "lib.cli.toCommandLine: an option needs a name"
    else if isList value then concatMap (write (format name)) value
    else write (format name) value);
  toCommandLineGNU =
    {
      isLong ? (name: stringLength name > 1),
      explicitBool ? false,
      formatArg ? showValue,
    }:
    toCommandLine (name: {
      inherit explicitBool formatArg;
      option = if isLong name then "--${name}" else "-${name}";
      sep = if isLong name then "=" else "";
    });
  toCommandLineShell = format: options: lib.escapeShellArgs (toCommandLine format options);
  toCommandLineShellGNU = style: options: lib.escapeShellArgs (toCommandLineGNU style options);

  toGNUCommandLine =
    {
      mkOptionName ? (name: if stringLength name == 1 then "-${name}" else "--${name}"),
      mkBool ? (name: value: if value then [ (mkOptionName name) ] else [ ]),
      mkList ? (name: concatMap (mkOption name)),
      mkOption ? (name: value:
        if value == null then [ ]
        else if optionValueSeparator == null then [ (mkOptionName name) (showValue value) ]
        else [ (mkOptionName name + optionValueSeparator + showValue value) ]),
      optionValueSeparator ? null,
    }:
    renderAll (name: value:
      (if isBool value then mkBool else if isList value then mkList else mkOption) name value);
  toGNUCommandLineShell = style: options: lib.escapeShellArgs (toGNUCommandLine style options);
}
