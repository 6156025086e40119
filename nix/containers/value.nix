# The values of `config.containers`, for references.
{
  engine,
  shapes,
  toplevels,
  optionDefaultPriority,
}:
let
  inherit (builtins)
    all
    attrNames
    concatLists
    concatStringsSep
    elemAt
    filter
    foldl'
    head
    isAttrs
    isList
    length
    map
    mapAttrs
    removeAttrs
    substring
    toString
    ;
  inherit (import ../fail.nix) fail within;
  inherit (import ../lists.nix) imap;
  inherit (engine) place;
  inherit (engine.definitions) resolve;
  inherit (shapes) attrsShape isModule submoduleShape;

  elementLoc = loc: n: m: loc ++ [ "[definition ${toString n}-entry ${toString m}]" ];

  describe =
    type:
    {
      bool = "boolean";
      int = "signed integer";
      str = "string";
      string = "string";
      path = "path";
      module = "Toplevel NixOS config";
      submodule = "submodule";
    }
    .${type.kind} or (
      if type.kind == "listOf" then
        "list of ${describe type.of}s"
      else if type.kind == "attrsOf" then
        "attribute set of ${describe type.of}s"
      else if type.kind == "loaOf" then
        "list or attribute set of ${describe type.of}s"
      else
        "null or ${describe type.of}"
    );

  isStringLike = value: builtins.isString value || builtins.isPath value || isAttrs value && (value ? outPath || value ? __toString);
  accepts =
    type: value:
    let
      check = {
        bool = builtins.isBool;
        int = builtins.isInt;
        str = builtins.isString;
        string = builtins.isString;
        path = value: isStringLike value && substring 0 1 (toString value) == "/";
        module = _: true;
        submodule = isModule;
        listOf = isList;
        attrsOf = isAttrs;
        loaOf = value: isList value || isAttrs value;
        nullOr = value: value == null || accepts type.of value;
      };
    in
    check.${type.kind} value;

  mergeScalars =
    type: loc: final:
    let
      values = map (definition: definition.value) final;
      refuse =
        code:
        fail code {
          inherit loc;
          definitions = map place final;
        };
    in
    if type.merge == "concat" then
      concatStringsSep "" values
    else if length final == 1 then
      head values
    else if type.merge == "equal" && all (value: value == head values) values then
      head values
    else
      refuse (if type.merge == "equal" then "conflicting-definitions" else "defined-multiple-times");

  mergeType =
    type: loc: final:
    {
      nullOr =
        let
          nulls = filter (definition: definition.value == null) final;
        in
        if length nulls == length final then
          null
        else if nulls != [ ] then
          fail "null-and-not-null" {
            inherit loc;
            definitions = map place final;
          }
        else
          mergeType type.of loc final;
      listOf = concatLists (
        imap (
          n: definition:
          concatLists (
            imap (
              m: value:
              let
                element = resolve [ (definition // { inherit value; }) ];
              in
              if element.final == [ ] then
                [ ]
              else
                [ (mergeChecked type.of (elementLoc loc n m) element.final) ]
            ) definition.value
          )
        ) final
      );
      attrsOf = attrsValue type loc final;
      loaOf = attrsValue type loc final;
      submodule =
        (submoduleShape {
          inherit loc type final;
          extraModules = type.extraModules or [ ];
        }).config;
      module = fail "container-config-not-evaluated" { inherit loc; };
    }
    .${type.kind} or (mergeScalars type loc final);

  attrsValue =
    type: loc: final:
    let
      children = mapAttrs (_: resolve) (attrsShape type.kind loc final);
    in
    mapAttrs (name: child: mergeChecked type.of (loc ++ [ name ]) child.final) (
      removeAttrs children (filter (name: children.${name}.final == [ ]) (attrNames children))
    );

  mergeChecked =
    type: loc: final:
    foldl' (
      value: definition:
      if within loc definition.at (accepts type definition.value) then
        value
      else
        fail "wrong-type" {
          inherit loc;
          expected = describe type;
          definitions = [ (place definition) ];
        }
    ) (mergeType type loc final) final;

  # An option as `options` has it.
  evaluateOption =
    loc: name: option: definitions:
    let
      here = loc ++ [ name ];
      defaultDefinition = priority: content: {
        file = "<nixpkgs>";
        at = [ "<nixpkgs>" 0 0 ];
        value = {
          _type = "override";
          inherit priority content;
        };
      };
      default =
        if option.default.defaultFromName or null != null then
          [ (defaultDefinition option.default.defaultFromName (elemAt loc (length loc - 1))) ]
        else if option ? default then
          [ (defaultDefinition optionDefaultPriority option.default) ]
        else
          [ ];
      resolved = resolve (definitions ++ default);
    in
    {
      _type = "option";
      loc = here;
      isDefined = resolved.final != [ ];
      highestPrio = resolved.highestPriority;
      definitions = map (definition: definition.value) resolved.final;
      definitionsWithLocations = map (definition: { inherit (definition) file value; }) resolved.final;
      files = map (definition: definition.file) resolved.final;
      value =
        if resolved.final == [ ] then
          fail "not-defined" {
            loc = here;
            definitions = map place definitions;
          }
        else
          mergeChecked option.type here resolved.final;
      __toString = _: concatStringsSep "." here;
    };

  # `path` comes from `config`, as a definition of the containers module itself.
  withPath =
    loc: children:
    let
      name = elemAt loc (length loc - 1);
      evaluated = children ? config && (resolve children.config).final != [ ];
    in
    if evaluated then
      children
      // {
        path = children.path or [ ] ++ [
          {
            file = "<nixpkgs>/nixos/modules/virtualisation/containers.nix";
            at = [ "<nixpkgs>/nixos/modules/virtualisation/containers.nix" 0 0 ];
            value = toplevels.${name} or "/nix/var/nix/profiles/per-container/${name}/system";
          }
        ];
      }
    else
      children;

  submoduleOptions =
    loc: type: given:
    let
      children = if type.options ? config && type.options ? path then withPath loc given else given;
    in
    mapAttrs (name: option: evaluateOption loc name option (children.${name} or [ ])) type.options;
  submoduleValue =
    loc: type: given:
    mapAttrs (_: option: option.value) (submoduleOptions loc type given);
in
{
  inherit
    accepts
    describe
    mergeChecked
    mergeType
    submoduleOptions
    submoduleValue
    ;
}
