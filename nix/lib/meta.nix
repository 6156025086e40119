# Metadata of packages.
{ lib }:

let
  inherit (builtins) isString match parseDrvName;
  inherit (lib) assertMsg isDerivation;

  byLowerSpdxId = lib.mapAttrs' (id: license: lib.nameValuePair (lib.toLower id) license) licensesSpdx;
  licensesSpdx = lib.listToAttrs (
    lib.concatMap
      (license: lib.optional (license ? spdxId) (lib.nameValuePair license.spdxId license))
      (builtins.attrValues lib.licenses)
  );
in
rec {
  addMetaAttrs = added: drv:
    if drv ? overrideAttrs then drv.overrideAttrs (old: { meta = old.meta or { } // added; })
    else drv // { meta = drv.meta or { } // added; };
  dontDistribute = addMetaAttrs { hydraPlatforms = [ ]; };
  setName = name: drv: drv // { inherit name; };
  updateName = change: drv: drv // { name = change drv.name; };
  appendToName = suffix: updateName (name:
    let parts = parseDrvName name;
    in "${parts.name}-${suffix}-${parts.version}");
  mapDerivationAttrset = f: lib.mapAttrs (_: value: if isDerivation value then f value else value);

  # Lower numbers win.
  defaultPriority = 5;
  setPrio = priority: addMetaAttrs { inherit priority; };
  lowPrio = setPrio 10;
  hiPrio = setPrio (-10);
  lowPrioSet = mapDerivationAttrset lowPrio;
  hiPrioSet = mapDerivationAttrset hiPrio;

  # A platform is named as Nix does, or described by attributes of an
  # elaborated platform or of what its name was parsed to.
  platformMatch = platform: wanted:
    if isString wanted then platform.system or null == wanted
    else lib.matchAttrs (if wanted ? parsed then wanted else { parsed = wanted; }) platform;
  availableOn = platform: pkg:
    let
      listed = list: lib.any (platformMatch platform) list;
    in
    (pkg ? meta.platforms -> listed pkg.meta.platforms)
    && !(pkg ? meta.badPlatforms && listed pkg.meta.badPlatforms);

  inherit licensesSpdx;
  getLicenseFromSpdxIdOr = id: fallback: byLowerSpdxId.${lib.toLower id} or fallback;
  getLicenseFromSpdxId = id:
    getLicenseFromSpdxIdOr id (
      lib.warn "getLicenseFromSpdxId: no license with the SPDX ID ${id} is known"
        { shortName = id; spdxId = id; }
    );

  getExe = drv:
    getExe' drv (
      drv.meta.mainProgram or (lib.warn
        "getExe: ${drv.meta.name or drv.pname or drv.name} has no meta.mainProgram; its name is taken"
        (lib.getName drv))
    );
  getExe' = drv: program:
    assert assertMsg (isDerivation drv)
      "lib.meta.getExe': a derivation was expected, not a ${builtins.typeOf drv}";
    assert assertMsg (isString program)
      "lib.meta.getExe': the program's name must be a string, not a ${builtins.typeOf program}";
    assert assertMsg (match ".*/.*" program == null)
      "lib.meta.getExe': the program's name must not have a slash: ${program}";
    "${lib.getBin drv}/bin/${program}";

  cpeFullVersionWithVendor = vendor: version: { inherit vendor version; update = "*"; };
}
