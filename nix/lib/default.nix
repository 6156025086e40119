# nixctr's own lib, in place of the one in nixpkgs, with the same names in the
# same places. What is missing is in ./absent.nix.
#
# Every name of the top level is written down here, so that `with lib;` and
# `lib.NAME` need no file but the one that has NAME.
#
#   engine    the module system's (../modules/evaluate.nix); only the functions
#             of lib.modules, lib.options and lib.types need it
#   release   the NixOS release that lib.version tells, such as "24.05"
{ engine ? throw "nixctr's lib was loaded without its module system", release ? null }:

let
  content = lib:
  let
    load = file: import file { inherit lib; };
    loadWithEngine = file: import file { inherit engine lib; };
    absent = import ./absent.nix;
    # The names of other files, whether these have them yet or not.
    from = part: names: builtins.listToAttrs (
      map (name: { inherit name; value = lib.${part}.${name} or (absent.missing name); }) names
    );
    newer = version: name: builtins.${name} or (throw "lib.${name} needs Nix ${version} or newer");
  in
  absent.names // {
    trivial = import ./trivial.nix { inherit lib release; };
    fixedPoints = load ./fixed-points.nix;
    lists = load ./lists.nix;
    attrsets = load ./attrsets.nix;
    strings = load ./strings.nix // load ./strings-escape.nix // load ./strings-convert.nix;
    stringsWithDeps = load ./strings-with-deps.nix;
    versions = load ./versions.nix;

    modules = loadWithEngine ./modules.nix;
    options = loadWithEngine ./options.nix;
    types = loadWithEngine ./types.nix;

    customisation = load ./customisation.nix;
    derivations = load ./derivations.nix;
    meta = load ./meta.nix;
    licenses = load ./licenses.nix;
    sourceTypes = load ./source-types.nix;
    systems = load ./systems;
    platforms = lib.systems.doubles;

    cli = load ./cli.nix;
    generators = load ./generators.nix // load ./generators-other.nix;
    gvariant = load ./gvariant.nix;

    asserts = load ./asserts.nix;
    debug = load ./debug.nix;
    misc = load ./misc.nix;
    fetchers = load ./fetchers.nix;
    filesystem = load ./filesystem.nix;
    kernel = load ./kernel.nix;
    network = load ./network.nix;
    path = load ./path.nix;
    sources = load ./sources.nix;
    fileset = load ./fileset.nix;
    flakes = { inherit (lib) flakeRefToString parseFlakeRef; };

    inherit (builtins)
      fromJSON fromTOML getContext hasContext hashString parseDrvName placeholder
      toFile toJSON toString toXML tryEval;
    convertHash = newer "2.19" "convertHash";
    flakeRefToString = newer "2.19" "flakeRefToString";
    parseFlakeRef = newer "2.19" "parseFlakeRef";

    inherit (lib.trivial)
      "or" add and bitAnd bitNot bitOr bitXor boolToString boolToYesNo ceil checkListOfEnum
      compare concat const deepSeq defaultTo div flip floor fromHexString functionArgs
      genericClosure id importJSON importTOML info inNixShell inPureEvalMode isBool isFloat
      isFunction isInOldestRelease isInt lessThan mapNullable max mergeAttrs min
      mirrorFunctionArgs mod mul nixpkgsVersion oldestSupportedReleaseIsAtLeast pathExists pipe
      readFile seq setFunctionArgs showWarnings splitByAndCompare sub throwIf throwIfNot
      toBaseDigits toFunction toHexString version warn warnIf warnIfNot xor;
    inherit (lib.fixedPoints)
      composeExtensions composeManyExtensions converge extends fix fix' makeExtensible
      makeExtensibleWithCustomName toExtension;
    inherit (lib.attrsets)
      attrByPath attrNames attrsToList attrVals attrValues cartesianProduct cartesianProductOfSets
      catAttrs chooseDevOutputs collect concatMapAttrs dontRecurseIntoAttrs filterAttrs
      filterAttrsRecursive foldAttrs foldlAttrs genAttrs genAttrs' getAttr getAttrFromPath
      getAttrs getBin getDev getFirstOutput getInclude getLib getMan getOutput getStatic hasAttr
      hasAttrByPath intersectAttrs isAttrs isDerivation listToAttrs mapAttrs mapAttrs'
      mapAttrsRecursive mapAttrsRecursiveCond mapAttrsToList
      mapAttrsToListRecursive mapAttrsToListRecursiveCond mapCartesianProduct matchAttrs
      mergeAttrsList nameValuePair optionalAttrs overrideExisting recurseIntoAttrs recursiveUpdate
      recursiveUpdateUntil removeAttrs setAttrByPath showAttrPath toDerivation
      updateManyAttrsByPath zip zipAttrs zipAttrsWith zipAttrsWithNames zipWithNames;
    inherit (lib.lists)
      all allUnique any compareLists concatAttrValues concatLists concatMap count crossLists drop
      dropEnd elem elemAt filter findFirst findSingle flatten fold foldl foldl' foldr forEach
      genList groupBy groupBy' head ifilter0 imap0 imap1 init intersectLists isList last length
      listDfs map mutuallyExclusive naturalSort optional optionals partition range remove
      replaceElemAt replicate reverseList singleton sort sortOn sublist subtractLists tail take
      takeEnd toList toposort unique uniqueStrings zipLists zipListsWith;
    inherit (lib.strings)
      addContextFrom appendContext cmakeBool cmakeFeature cmakeOptionType concatImapStrings
      concatImapStringsSep concatLines concatMapAttrsStringSep concatMapStrings
      concatMapStringsSep concatStrings concatStringsSep enableFeature enableFeatureAs escape
      escapeRegex escapeShellArg escapeShellArgs escapeURL escapeXML fileContents fixedWidthNumber
      fixedWidthString getName getVersion hasInfix hasPrefix hasSuffix intersperse
      isStorePath isString isStringLike isValidPosixName join lowerChars
      makeBinPath makeIncludePath makeLibraryPath makePerlPath makeSearchPath
      makeSearchPathOutput match mesonBool mesonEnable mesonOption nameFromURL optionalString
      readPathsFromFile removePrefix removeSuffix replaceChars replaceString replaceStrings split
      splitString splitStringBy stringAsChars stringLength stringToCharacters substring
      toCamelCase toInt toIntBase10 toLower toSentenceCase toShellVar toShellVars toUpper trim
      trimWith typeOf unsafeDiscardStringContext upperChars versionAtLeast versionOlder
      withFeature withFeatureAs;
    inherit (lib.stringsWithDeps)
      fullDepEntry noDepEntry packEntry stringAfter textClosureList textClosureMap;
    inherit (lib.versions) compareVersions splitVersion;
    inherit (lib.asserts) assertMsg assertOneOf;
    inherit (lib.debug)
      addErrorContext addErrorContextToAttrs attrNamesToStr runTests showVal testAllTrue trace
      traceCall traceCall2 traceCall3 traceFnSeqN traceIf traceSeq traceSeqN traceShowVal
      traceShowValMarked traceVal traceValFn traceValIfNot traceValSeq traceValSeqFn traceValSeqN
      traceValSeqNFn traceXMLVal traceXMLValMarked unsafeGetAttrPos;
    inherit (lib.generators) mkLuaInline;
    inherit (lib.customisation)
      callPackagesWith callPackageWith extendDerivation extendMkDerivation hydraJob
      makeOverridable makeScope makeScopeWithSplicing makeScopeWithSplicing' mapCrossIndex
      overrideDerivation renameCrossIndexFrom renameCrossIndexTo;
    inherit (lib.derivations)
      addDrvOutputDependencies lazyDerivation optionalDrvAttr unsafeDiscardOutputDependency
      warnOnInstantiate;
    inherit (lib.meta)
      addMetaAttrs appendToName dontDistribute getExe getExe' getLicenseFromSpdxId
      getLicenseFromSpdxIdOr hiPrio hiPrioSet licensesSpdx lowPrio lowPrioSet mapDerivationAttrset
      setName setPrio updateName;
    inherit (lib.filesystem)
      baseNameOf dirOf hashFile isPath packagesFromDirectoryRecursive pathIsDirectory
      pathIsRegularFile pathType readDir readFileType;
    inherit (lib.sources)
      canCleanSource cleanSource cleanSourceFilter cleanSourceWith commitIdFromGitRepo
      filterSource pathHasContext pathIsGitRepo repoRevToName revOrTag sourceByRegex
      sourceFilesBySuffices;
    inherit (lib.network.ipv6) mkEUI64Suffix;
    inherit (lib.misc)
      checkFlag checkReqs closePropagation condConcat defaultMerge defaultMergeArg fakeHash
      fakeSha256 fakeSha512 fakeSri foldArgs getValue ifEnable imap innerClosePropagation
      innerModifySumArgs lazyGenericClosure mapAttrsFlatten maybeAttr maybeAttrNullable maybeEnv
      mergeAttrBy mergeAttrByFunc mergeAttrsByFuncDefaults mergeAttrsByFuncDefaultsClean
      mergeAttrsConcatenateValues mergeAttrsNoOverride mergeAttrsWithFunc modifySumArgs nixType
      nvs setAttr setAttrMerge uniqList uniqListExt;
  }
  // from "modules" [
    "applyIfFunction" "applyModuleArgsIfFunction" "closeModules" "dischargeProperties" "doRename"
    "evalModules" "evalOptionValue" "filterModules" "filterOverrides" "fixMergeModules"
    "fixupOptionType" "mergeDefinitions" "mergeModules" "mergeModules'" "mergeOptionDecls"
    "mkAfter" "mkAliasAndWrapDefinitions" "mkAliasDefinitions" "mkAliasOptionModule"
    "mkAliasOptionModuleMD" "mkAssert" "mkBefore" "mkChangedOptionModule" "mkDefault"
    "mkDefinition" "mkDerivedConfig" "mkFixStrictness" "mkForce" "mkIf" "mkImageMediaOverride"
    "mkMerge" "mkMergedOptionModule" "mkOptionDefault" "mkOrder" "mkOverride"
    "mkRemovedOptionModule" "mkRenamedOptionModule" "mkRenamedOptionModuleWith" "mkStrict"
    "mkVMOverride" "packSubmodule" "pushDownProperties" "setDefaultModuleLocation"
    "sortProperties" "unifyModuleSyntax" "unpackSubmodule"
  ]
  // from "options" [
    "getFiles" "getValues" "isOption" "literalDocBook" "literalExample"
    "literalExpression" "literalMD" "mdDoc" "mergeDefaultOption" "mergeEqualOption"
    "mergeOneOption" "mergeUniqueOption" "mkEnableOption" "mkOption" "mkPackageOption"
    "mkPackageOptionMD" "mkSinkUndeclaredOptions" "optionAttrSetToDocList"
    "optionAttrSetToDocList'" "scrubOptionValue" "showFiles" "showOption" "showOptionWithDefLocs"
    "unknownModule"
  ]
  // from "types" [
    "defaultFunctor" "defaultTypeMerge" "isOptionType" "isType" "mkOptionType" "setType"
  ];

  lib = content lib // {
    extend = overlay: lib.makeExtensible (lib.extends overlay content);
  };
in
lib
