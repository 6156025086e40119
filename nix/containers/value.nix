# The values of `config.containers`, for references.
{
  containersModule,
  engine,
  pkgs,
  shapes,
  toplevels,
}:
let
  inherit (builtins)
    all
    any
    attrNames
    concatLists
    concatStringsSep
    elem
    elemAt
    filter
    head
    isAttrs
    isList
    length
    map
    mapAttrs
    match
    removeAttrs
    substring
    toString
    ;
  inherit (import ../fail.nix) fail;
  inherit (import ../lists.nix) imap;
  inherit (engine)
    mergeUnspecified
    mergeWith
    optionDefaultPriority
    place
    rules
    uniqueScalars
    ;
  inherit (engine.definitions) resolve;
  inherit (shapes) attrsShape isModule submoduleShape;

  elementLoc = loc: n: m: loc ++ [ "[definition ${toString n}-entry ${toString m}]" ];

  isStringLike = value: builtins.isString value || builtins.isPath value || isAttrs value && (value ? outPath || value ? __toString);
  accepts =
    type: value:
    let
      check = {
        bool = builtins.isBool;
        int = value: builtins.isInt value && value >= type.lowest or value && value <= type.highest or value;
        str = value: builtins.isString value && (!(type ? pattern) || match type.pattern value != null);
        string = builtins.isString;
        path = value: isStringLike value && substring 0 1 (toString value) == "/";
        enum = value: elem value type.values;
        either = value: any (alternative: accepts alternative value) type.of;
        unread = accepts type.of;
        unspecified = _: true;
        attrs = isAttrs;
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
      allowsEqual = type.merge == "equal" || !uniqueScalars;
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
    else if !allowsEqual then
      refuse "defined-multiple-times"
    else if all (value: value == head values) values then
      head values
    else
      refuse "conflicting-definitions";

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
      unread = mergeChecked type.of loc final;
      unspecified = mergeUnspecified loc final;
      attrs = mergeUnspecified loc final;
      either =
        let
          fitting = filter (
            alternative: all (definition: accepts alternative definition.value) final
          ) type.of;
        in
        if fitting != [ ] then
          mergeType (head fitting) loc final
        else
          fail (if type ? mismatch then "wrong-type" else "defined-multiple-times") {
            inherit loc;
            expected = type.description;
            mismatch = type.mismatch or [ ];
            definitions = map place final;
          };
      module = fail "container-config-not-evaluated" { inherit loc; };
    }
    .${type.kind} or (mergeScalars type loc final);

  attrsValue =
    type: loc: final:
    let
      children = mapAttrs (_: resolve) (attrsShape type loc final);
    in
    mapAttrs (name: child: mergeChecked type.of (loc ++ [ name ]) child.final) (
      removeAttrs children (filter (name: children.${name}.final == [ ]) (attrNames children))
    );

  mergeChecked =
    type: loc:
    mergeWith (
      {
        inherit loc;
        inherit (type) description;
        accepts = accepts type;
        merge = mergeType type loc;
      }
      // (if type ? mismatch then { inherit (type) mismatch; } else { })
    );

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
        else if option.default.fromPkgs or null != null then
          [
            (defaultDefinition optionDefaultPriority (
              pkgs.${option.default.fromPkgs} or (fail "needs-nixos" { loc = here; })
            ))
          ]
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

  # `path` comes from `config` or `flake`, as a definition of the containers module itself.
  withPath =
    loc: type: children:
    let
      name = elemAt loc (length loc - 1);
      profile = "/nix/var/nix/profiles/per-container/${name}";
      given = children.path or [ ];
      derived = value: {
        file = containersModule;
        at = [ containersModule 0 0 ];
        inherit value;
      };
      own =
        if (resolve (children.config or [ ])).final != [ ] then
          [ (derived (toplevels.${name} or "${profile}/system")) ]
        else if type.options ? flake && (evaluateOption loc "flake" type.options.flake (children.flake or [ ])).value != null then
          [ (derived profile) ]
        else
          [ ];
    in
    if own == [ ] then
      children
    else
      children // { path = if rules.moduleFirst then own ++ given else given ++ own; };

  submoduleOptions =
    loc: type: given:
    let
      children = if type.options ? config && type.options ? path then withPath loc type given else given;
    in
    mapAttrs (name: option: evaluateOption loc name option (children.${name} or [ ])) type.options;
  submoduleValue =
    loc: type: given:
    mapAttrs (_: option: option.value) (submoduleOptions loc type given);
in
{
  inherit
    accepts
    mergeChecked
    mergeType
    submoduleOptions
    submoduleValue
    ;
}
