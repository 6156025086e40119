# Licenses: those that packages in configurations have most often. The names
# and identifiers are those of the SPDX license list.
{ lib }:

let
  # Attribute, SPDX identifier, full name.
  table = ''
    afl20 AFL-2.0 Academic Free License v2.0
    agpl3Only AGPL-3.0-only GNU Affero General Public License v3.0 only
    agpl3Plus AGPL-3.0-or-later GNU Affero General Public License v3.0 or later
    artistic1 Artistic-1.0 Artistic License 1.0
    artistic2 Artistic-2.0 Artistic License 2.0
    asl20 Apache-2.0 Apache License 2.0
    beerware Beerware Beerware License
    boost BSL-1.0 Boost Software License 1.0
    bsd0 0BSD BSD Zero Clause License
    bsd1 BSD-1-Clause BSD 1-Clause License
    bsd2 BSD-2-Clause BSD 2-clause "Simplified" License
    bsd2Patent BSD-2-Clause-Patent BSD-2-Clause Plus Patent License
    bsd3 BSD-3-Clause BSD 3-clause "New" or "Revised" License
    bsdOriginal BSD-4-Clause BSD 4-clause "Original" or "Old" License
    cc-by-30 CC-BY-3.0 Creative Commons Attribution 3.0
    cc-by-40 CC-BY-4.0 Creative Commons Attribution 4.0
    cc-by-sa-30 CC-BY-SA-3.0 Creative Commons Attribution Share Alike 3.0
    cc-by-sa-40 CC-BY-SA-4.0 Creative Commons Attribution Share Alike 4.0
    cc0 CC0-1.0 Creative Commons Zero v1.0 Universal
    cddl CDDL-1.0 Common Development and Distribution License 1.0
    cecill20 CECILL-2.0 CeCILL Free Software License Agreement v2.0
    cpl10 CPL-1.0 Common Public License 1.0
    curl curl curl License
    eupl11 EUPL-1.1 European Union Public License 1.1
    eupl12 EUPL-1.2 European Union Public License 1.2
    epl10 EPL-1.0 Eclipse Public License 1.0
    epl20 EPL-2.0 Eclipse Public License 2.0
    fdl12Plus GFDL-1.2-or-later GNU Free Documentation License v1.2 or later
    fdl13Plus GFDL-1.3-or-later GNU Free Documentation License v1.3 or later
    gpl1Only GPL-1.0-only GNU General Public License v1.0 only
    gpl1Plus GPL-1.0-or-later GNU General Public License v1.0 or later
    gpl2Only GPL-2.0-only GNU General Public License v2.0 only
    gpl2Plus GPL-2.0-or-later GNU General Public License v2.0 or later
    gpl3Only GPL-3.0-only GNU General Public License v3.0 only
    gpl3Plus GPL-3.0-or-later GNU General Public License v3.0 or later
    hpnd HPND Historic Permission Notice and Disclaimer
    ijg IJG Independent JPEG Group License
    isc ISC ISC License
    lgpl2Only LGPL-2.0-only GNU Library General Public License v2 only
    lgpl2Plus LGPL-2.0-or-later GNU Library General Public License v2 or later
    lgpl21Only LGPL-2.1-only GNU Lesser General Public License v2.1 only
    lgpl21Plus LGPL-2.1-or-later GNU Lesser General Public License v2.1 or later
    lgpl3Only LGPL-3.0-only GNU Lesser General Public License v3.0 only
    lgpl3Plus LGPL-3.0-or-later GNU Lesser General Public License v3.0 or later
    libpng Libpng libpng License
    mit MIT MIT License
    mit0 MIT-0 MIT No Attribution
    mpl10 MPL-1.0 Mozilla Public License 1.0
    mpl11 MPL-1.1 Mozilla Public License 1.1
    mpl20 MPL-2.0 Mozilla Public License 2.0
    mspl MS-PL Microsoft Public License
    ncsa NCSA University of Illinois/NCSA Open Source License
    ofl OFL-1.1 SIL Open Font License 1.1
    openssl OpenSSL OpenSSL License
    osl3 OSL-3.0 Open Software License 3.0
    php301 PHP-3.01 PHP License v3.01
    postgresql PostgreSQL PostgreSQL License
    psfl Python-2.0 Python Software Foundation License version 2
    ruby Ruby Ruby License
    unlicense Unlicense The Unlicense
    upl UPL-1.0 Universal Permissive License
    vim Vim Vim License
    w3c W3C W3C Software Notice and License
    wtfpl WTFPL Do What The F*ck You Want To Public License
    x11 X11 X11 License
    zlib Zlib zlib License
    zpl21 ZPL-2.1 Zope Public License 2.1
  '';
  license = shortName: more:
    { inherit shortName; deprecated = false; free = true; redistributable = true; licenseType = "simple"; }
    // more;
  spdx = shortName: spdxId: fullName: license shortName {
    inherit fullName spdxId;
    url = "https://spdx.org/licenses/${spdxId}.html";
  };
  row = line:
    let parts = builtins.match "([^ ]+) ([^ ]+) (.*)" line;
    in lib.nameValuePair (lib.head parts) (builtins.foldl' (f: part: f part) spdx parts);
  restricted = shortName: fullName: redistributable:
    license shortName { inherit fullName redistributable; free = false; };
  nonCommercial = short: version:
    spdx "cc-by-nc-sa-${short}" "CC-BY-NC-SA-${version}"
      "Creative Commons Attribution Non Commercial Share Alike ${version}"
    // { free = false; redistributable = false; };
  # GNU licenses without "only" or "or later", as they were written once.
  undecided = name: id: fullName: spdx name id fullName // { deprecated = true; };
in
builtins.listToAttrs (map row (lib.splitString "\n" (lib.removeSuffix "\n" table)))
// {
  gpl2 = undecided "gpl2" "GPL-2.0" "GNU General Public License v2.0";
  gpl3 = undecided "gpl3" "GPL-3.0" "GNU General Public License v3.0";
  lgpl2 = undecided "lgpl2" "LGPL-2.0" "GNU Library General Public License v2";
  lgpl21 = undecided "lgpl21" "LGPL-2.1" "GNU Lesser General Public License v2.1";
  lgpl3 = undecided "lgpl3" "LGPL-3.0" "GNU Lesser General Public License v3.0";

  free = license "free" { fullName = "Unspecified free software license"; };
  publicDomain = license "publicDomain" { fullName = "Public Domain"; };
  bsl11 = spdx "bsl11" "BUSL-1.1" "Business Source License 1.1" // { free = false; };
  cc-by-nc-sa-20 = nonCommercial "20" "2.0";
  cc-by-nc-sa-30 = nonCommercial "30" "3.0";
  cc-by-nc-sa-40 = nonCommercial "40" "4.0";
  unfree = restricted "unfree" "Unfree" false;
  unfreeRedistributable = restricted "unfreeRedistributable" "Unfree redistributable" true;
  # It runs on the device and not on the host, so it counts as free.
  unfreeRedistributableFirmware =
    license "unfreeRedistributableFirmware" { fullName = "Unfree redistributable firmware"; };

  OR = licenses: { inherit licenses; licenseType = "compound"; operator = "OR"; };
  AND = licenses: { inherit licenses; licenseType = "compound"; operator = "AND"; };
  WITH = license: exception: { inherit license exception; licenseType = "exception"; operator = "WITH"; };
  PLUS = license: { inherit license; licenseType = "plus"; operator = "+"; };
}
