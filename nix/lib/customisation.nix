# Calling package functions with arguments found by name, and overriding the
# arguments afterwards. No packages are needed for any of this.
{ lib }:

let
  inherit (builtins) attrNames filter head intersectAttrs isAttrs listToAttrs map mapAttrs;
  inherit (lib) functionArgs isFunction mirrorFunctionArgs nameValuePair optionalAttrs;

  load = f: if isFunction f then f else import f;

  missingArgument = available: declared: missing:
    let
      name = head (filter (arg: !declared.${arg}) (attrNames missing));
      position = builtins.unsafeGetAttrPos name declared;
      place = if position == null then "<unknown location>" else "${position.file}:${toString position.line}";
      near = filter (lib.strings.levenshteinAtMost 2 name) (attrNames available);
      hint = lib.take 3 (lib.sortOn (lib.strings.levenshtein name) near);
    in
    "lib.customisation.callPackageWith: the function at ${place} needs an argument \"${name}\""
    + lib.optionalString (hint != [ ]) ", did you mean one of ${builtins.toJSON hint}?";

  crossIndices =
    [ "buildBuild" "buildHost" "buildTarget" "hostHost" "hostTarget" "targetTarget" ];
  capital = name:
    lib.toUpper (builtins.substring 0 1 name) + builtins.substring 1 (-1) name;

  # A condition is checked before a derivation can be built or referred to.
  guarded = condition: drv: {
    drvPath = assert condition; drv.drvPath;
    outPath = assert condition; drv.outPath;
  };
in
rec {
  overrideDerivation = drv: change:
    let
      passthru = drv.passthru or { };
      kept = { inherit passthru; meta = drv.meta or { }; } // passthru
        // optionalAttrs (drv ? __spliced) {
          __spliced = mapAttrs (_: spliced: overrideDerivation spliced change) drv.__spliced;
        };
    in
    extendDerivation (builtins.seq drv.drvPath true) kept
      (derivation (drv.drvAttrs // change drv));

  makeOverridable = f:
    let
      like = mirrorFunctionArgs f;
      call = args:
        let
          result = f args;
          override = like (new:
            makeOverridable f (args // (if isFunction new then new args else new)));
          # The same function, with something done to what it returns.
          after = change: makeOverridable (like (args: change (f args))) args;
        in
        if isAttrs result then
          result // {
            inherit override;
            overrideDerivation = change: after (drv: overrideDerivation drv change);
          } // optionalAttrs (result ? overrideAttrs) {
            overrideAttrs = change: after (drv: drv.overrideAttrs change);
          }
        else if isFunction result then
          lib.setFunctionArgs result (functionArgs result) // { inherit override; }
        else result;
    in
    if isAttrs f then
      f // like call // optionalAttrs (f ? override) {
        override = new: makeOverridable (f.override new);
      }
    else like call;

  callPackageWith = auto: given: args:
    let
      f = load given;
      declared = functionArgs f;
      passed = intersectAttrs declared auto // args;
      missing = removeAttrs declared (attrNames passed);
    in
    if lib.all (optional: optional) (builtins.attrValues missing) then makeOverridable f passed
    else abort (missingArgument (auto // args) declared missing);
  callPackagesWith = auto: given: args:
    let
      f = load given;
      passed = intersectAttrs (functionArgs f) auto // args;
      pkgs = f passed;
      part = name: _: makeOverridable (mirrorFunctionArgs f (new: (f new).${name})) passed;
    in
    if lib.isDerivation pkgs
    then throw "callPackages: one derivation (${pkgs.name or "?"}) and not a set of them; use callPackage"
    else mapAttrs part pkgs;

  extendDerivation = condition: passthru: drv:
    let
      whole = drv // listToAttrs outputs // { all = map (output: output.value) outputs; }
        // passthru // guarded condition drv;
      output = name: nameValuePair name (
        whole
        // {
          inherit (drv.${name}) type outputName;
          outputSpecified = true;
        }
        // guarded condition drv.${name}
        // optionalAttrs (passthru ? overrideAttrs) {
          overrideAttrs = change: (passthru.overrideAttrs change).${name};
        }
      );
      outputs = map output (drv.outputs or [ "out" ]);
    in
    whole;

  hydraJob = drv:
    let
      outputs = drv.outputs or [ "out" ];
      common = {
        inherit (drv) name system meta;
        inherit outputs;
      }
      // optionalAttrs (drv._hydraAggregate or false) {
        _hydraAggregate = true;
        constituents = map hydraJob (lib.flatten drv.constituents);
      }
      // lib.genAttrs outputs job;
      job = outputName: common // {
        inherit outputName;
        inherit (drv.${outputName}) outPath drvPath;
        type = "derivation";
      };
      first = job (head outputs);
    in
    if drv == null then null else builtins.deepSeq first first;

  makeScope = newScope: f:
    let
      self = { callPackage = self.newScope { }; } // f self // {
        newScope = more: newScope (self // more);
        overrideScope = overlay: makeScope newScope (lib.extends overlay f);
        packages = f;
      };
    in
    self;
  makeScopeWithSplicing = splicePackages: newScope: otherSplices: keep: extra: f:
    makeScopeWithSplicing' { inherit splicePackages newScope; } { inherit otherSplices keep extra f; };
  makeScopeWithSplicing' = { splicePackages, newScope }@tools:
    { otherSplices, keep ? (_: { }), extra ? (_: { }), f }@args:
    let
      # The scope itself is what its own packages run on.
      splices = splicePackages {
        pkgsBuildBuild = otherSplices.selfBuildBuild;
        pkgsBuildHost = otherSplices.selfBuildHost;
        pkgsBuildTarget = otherSplices.selfBuildTarget;
        pkgsHostHost = otherSplices.selfHostHost;
        pkgsHostTarget = self;
        pkgsTargetTarget = otherSplices.selfTargetTarget;
      };
      spliced = extra splices // splices // keep self;
      self = f self // {
        newScope = more: newScope (spliced // more);
        callPackage = newScope spliced;
        overrideScope = overlay:
          makeScopeWithSplicing' tools (args // { f = lib.extends overlay f; });
        packages = f;
      };
    in
    self;

  extendMkDerivation =
    {
      constructDrv,
      extendDrvArgs,
      excludeDrvArgNames ? [ ],
      excludeFunctionArgNames ? [ ],
      inheritFunctionArgs ? true,
      transformDrv ? (drv: drv),
    }:
    let
      inherited =
        optionalAttrs inheritFunctionArgs (removeAttrs (functionArgs constructDrv) excludeDrvArgNames);
    in
    {
      inherit constructDrv excludeDrvArgNames extendDrvArgs transformDrv;
      __functor = _: given:
        transformDrv (constructDrv (final:
          let args = lib.toFunction given final;
          in removeAttrs args excludeDrvArgNames // extendDrvArgs final args));
      __functionArgs =
        removeAttrs (inherited // functionArgs (extendDrvArgs { })) excludeFunctionArgNames;
    };

  # The six combinations of where something runs and what it is built for.
  renameCrossIndexFrom = prefix: set: lib.genAttrs crossIndices (index: set.${prefix + capital index});
  renameCrossIndexTo = prefix: set:
    lib.genAttrs' crossIndices (index: nameValuePair (prefix + capital index) set.${index});
  mapCrossIndex = f: { buildBuild, buildHost, buildTarget, hostHost, hostTarget, targetTarget }@set:
    mapAttrs (_: f) set;
}
