# The parts that the name of a platform is made of, and the names themselves:
# Nix's doubles (x86_64-linux) and GNU's triples (x86_64-unknown-linux-gnu).
{ lib }:

let
  inherit (builtins) elem elemAt filter head isString length listToAttrs mapAttrs match split;
  inherit (lib) hasPrefix optionalAttrs optionalString;

  tag = _type: mapAttrs (name: value: { inherit _type name; } // value);

  significantBytes = tag "significant-byte" { bigEndian = { }; littleEndian = { }; };
  execFormats = tag "exec-format" {
    aout = { }; elf = { }; macho = { }; pe = { }; wasm = { }; unknown = { };
  };
  kernelFamilies = tag "exec-format" { bsd = { }; darwin = { }; };
  vendors = tag "vendor" {
    apple = { }; pc = { }; knuth = { }; w64 = { }; none = { }; unknown = { };
  };

  # Name, family, bits, byte order, and for some version and GCC's name.
  cpuTable = ''
    arm arm 32 little
    armv5tel arm 32 little 5 armv5t
    armv6m arm 32 little 6 armv6-m
    armv6l arm 32 little 6 armv6
    armv7a arm 32 little 7 armv7-a
    armv7r arm 32 little 7 armv7-r
    armv7m arm 32 little 7 armv7-m
    armv7l arm 32 little 7 armv7
    armv8a arm 32 little 8 armv8-a
    armv8r arm 32 little 8 armv8-a
    armv8m arm 32 little 8 armv8-m
    aarch64 arm 64 little 8 armv8-a
    aarch64_be arm 64 big 8 armv8-a
    i386 x86 32 little - i386
    i486 x86 32 little - i486
    i586 x86 32 little - i586
    i686 x86 32 little - i686
    x86_64 x86 64 little - x86-64
    microblaze microblaze 32 big
    microblazeel microblaze 32 little
    mips mips 32 big
    mipsel mips 32 little
    mips64 mips 64 big
    mips64el mips 64 little
    mmix mmix 64 big
    m68k m68k 32 big
    sh4 sh 32 little
    powerpc power 32 big
    powerpc64 power 64 big
    powerpc64le power 64 little
    powerpcle power 32 little
    riscv32 riscv 32 little
    riscv64 riscv 64 little
    s390 s390 32 big
    s390x s390 64 big
    sparc sparc 32 big
    sparc64 sparc 64 big
    wasm32 wasm 32 little
    wasm64 wasm 64 little
    alpha alpha 64 little
    rx rx 32 little
    msp430 msp430 16 little
    avr avr 8 -
    vc4 vc4 32 little
    or1k or1k 32 big
    arc arc 32 little
    loongarch64 loongarch 64 little
    javascript javascript 32 little
  '';
  cpuOf = line:
    let
      words = filter isString (split " " line);
      at = elemAt words;
      given = i: length words > i && at i != "-";
    in
    {
      name = head words;
      value = { family = at 1; bits = lib.toInt (at 2); }
        // optionalAttrs (given 3) { significantByte = significantBytes."${at 3}Endian"; }
        // optionalAttrs (given 4) { version = at 4; }
        // optionalAttrs (given 5) { arch = at 5; };
    };
  cpus = tag "cpu-type" (
    listToAttrs (map cpuOf (filter (line: isString line && line != "") (split "\n" cpuTable)))
  );
  cpuTypes = cpus // { arm64 = cpus.aarch64; };

  # Which processors run the programs of which: each those to its right.
  generations = [
    [ "x86_64" "i686" "i586" "i486" "i386" ]
    [ "armv7a" "armv7l" "armv6l" "armv5tel" "arm" ]
    [ "armv7r" "armv7l" ]
    [ "armv6l" "armv6m" ]
    [ "armv7a" "armv7m" ]
    [ "armv7r" "armv7m" ]
    [ "aarch64" "armv8a" ]
    [ "powerpc64" "powerpc" ]
    [ "powerpc64le" "powerpcle" ]
    [ "mips64" "mips" ]
    [ "mips64el" "mipsel" ]
    [ "sparc64" "sparc" ]
  ];
  runs = a: b:
    a == b || lib.any
      (chain: lib.any (i: elemAt chain (i + 1) == b && runs a (elemAt chain i))
        (lib.range 0 (length chain - 2)))
      generations;

  kernelOf = format: families: {
    execFormat = execFormats.${format};
    families = lib.getAttrs families kernelFamilies;
  };
  named = tag "kernel" {
    macos = kernelOf "macho" [ "darwin" ] // { name = "darwin"; };
    ios = kernelOf "macho" [ "darwin" ];
    freebsd = kernelOf "elf" [ "bsd" ];
    netbsd = kernelOf "elf" [ "bsd" ];
    openbsd = kernelOf "elf" [ "bsd" ];
    linux = kernelOf "elf" [ ];
    solaris = kernelOf "elf" [ ];
    redox = kernelOf "elf" [ ];
    genode = kernelOf "elf" [ ];
    windows = kernelOf "pe" [ ];
    cygwin = kernelOf "pe" [ ];
    uefi = kernelOf "pe" [ ];
    wasi = kernelOf "wasm" [ ];
    none = kernelOf "unknown" [ ];
    ghcjs = kernelOf "unknown" [ ];
    mmixware = kernelOf "unknown" [ ];
  };
  kernels = named // {
    darwin = named.macos;
    watchos = named.ios;
    tvos = named.ios;
    win32 = named.windows;
  };

  embedded = float: { inherit float; eabi = true; };
  forbids = test: message: { assertion = platform: !test platform; inherit message; };
  abis = tag "abi" {
    msvc = { };
    elf = { };
    musl = { };
    uclibc = { };
    unknown = { };
    eabi = embedded "soft";
    eabihf = embedded "hard";
    gnueabi = embedded "soft";
    gnueabihf = embedded "hard";
    musleabi = embedded "soft";
    musleabihf = embedded "hard";
    uclibceabi = embedded "soft";
    uclibceabihf = embedded "hard";
    androideabi.eabi = true;
    android.assertions = [
      (forbids (platform: platform.isAarch32) "32-bit ARM needs the ABI androideabi, not android\n")
    ];
    gnu.assertions = [
      (forbids (platform: platform.isAarch32) "32-bit ARM needs the ABI gnueabi or gnueabihf, not gnu\n")
      (forbids (platform: platform.isPower64 && platform.isBigEndian)
        "big-endian 64-bit PowerPC needs the ABI gnuabielfv2 or gnuabielfv1, not gnu\n")
    ];
    gnuabi64.abi = "64";
    muslabi64.abi = "64";
    gnuabin32.abi = "n32";
    muslabin32.abi = "n32";
    gnuabielfv1.abi = "elfv1";
    gnuabielfv2.abi = "elfv2";
  };

  # What a name says literally. With three parts it depends on the words
  # which part has been left out.
  skeleton = parts:
    let
      at = elemAt parts;
      cpu = head parts;
      invalid = why: throw "system string '${lib.concatStringsSep "-" parts}' ${why}";
      withoutVendor = { inherit cpu; vendor = "unknown"; kernel = at 1; abi = at 2; };
      withoutAbi = {
        inherit cpu;
        vendor = at 1;
        kernel = if at 2 == "mingw32" then "windows" else at 2;
      };
      systems = [ "redox" "mmixware" "ghcjs" "mingw32" "uefi" ];
      versioned = [ "freebsd" "netbsd" "openbsd" "genode" ];
      count = length parts;
    in
    if count == 1 then
      if cpu == "avr" then { inherit cpu; kernel = "none"; abi = "unknown"; }
      else invalid "with 1 component is ambiguous"
    else if count == 2 then
      if at 1 == "cygwin" then { inherit cpu; vendor = "pc"; kernel = "cygwin"; }
      else if at 1 == "windows" then { inherit cpu; kernel = "windows"; abi = "msvc"; }
      else if at 1 == "elf" then { inherit cpu; vendor = "unknown"; kernel = "none"; abi = "elf"; }
      else { inherit cpu; kernel = at 1; }
    else if count == 3 then
      if at 1 == "linux" || elem (at 2) [ "eabi" "eabihf" "elf" "gnu" ] then withoutVendor
      else if at 1 == "apple" || elem (at 2) systems
        || lib.any (name: hasPrefix name (at 2)) versioned || hasPrefix "wasm32" cpu then withoutAbi
      else if at 2 == "cygwin" then withoutAbi
      else invalid "with 3 components is ambiguous"
    else if count == 4 then { inherit cpu; vendor = at 1; kernel = at 2; abi = at 3; }
    else invalid "has invalid number of hyphen-separated components";

  withoutAbiSuffix = text:
    let found = match "(.*)e?abi.*" text;
    in if found == null then text else head found;

  mkSystem = parts: { _type = "system"; } // parts;
  mkSystemFromSkeleton = given:
    let
      find = what: table: name: table.${name} or (throw "Unknown ${what}: ${name}");
      kernel =
        if hasPrefix "darwin" given.kernel then "darwin"
        else if hasPrefix "netbsd" given.kernel then "netbsd"
        else withoutAbiSuffix given.kernel;
      inherit (parsed.kernel) name families;
      arm32 = parsed.cpu.family == "arm" && parsed.cpu.bits == 32;
      bigPower64 = parsed.cpu == cpuTypes.powerpc64;
      parsed = {
        cpu = find "CPU type" cpuTypes given.cpu;
        vendor =
          if given ? vendor then find "vendor" vendors given.vendor
          else if families ? darwin then vendors.apple
          else if elem name [ "windows" "cygwin" ] then vendors.pc
          else vendors.unknown;
        kernel = find "kernel" kernels kernel;
        abi =
          if given ? abi then find "ABI" abis given.abi
          else if !elem name [ "linux" "windows" ] then abis.unknown
          else if arm32 then
            if lib.versionAtLeast (parsed.cpu.version or "0") "6" then abis.gnueabihf else abis.gnueabi
          else if bigPower64 then abis.gnuabielfv1
          else abis.gnu;
      };
    in
    mkSystem parsed;

  darwinArch = cpu: if cpu.name == "aarch64" then "arm64" else cpu.name;
  kernelName = kernel: kernel.name + toString (kernel.version or "");
in
{
  inherit abis cpuTypes darwinArch execFormats kernelFamilies kernelName kernels mkSystem
    mkSystemFromSkeleton significantBytes vendors;

  types = throw "lib.systems.parse.types is not part of nixctr's embedded lib";
  isCompatible = a: b: runs a.name b.name;
  isSystem = x: x._type or "" == "system";
  mkSkeletonFromList = skeleton;
  mkSystemFromString = text: mkSystemFromSkeleton (skeleton (lib.splitString "-" text));
  doubleFromSystem = { cpu, kernel, ... }:
    "${cpu.name}-${if kernel.families ? darwin then "darwin" else kernelName kernel}";
  tripleFromSystem = { cpu, vendor, kernel, abi, ... }@system:
    let
      cpuName = if kernel.families ? darwin then darwinArch cpu else cpu.name;
      # Where a.out was the default, NetBSD's triples say that it is ELF.
      wasAout = cpu.bits == 32 && elem cpu.family [ "arm" "sparc" "m68k" "x86" ];
      format = optionalString (kernel.name == "netbsd" && wasAout) kernel.execFormat.name;
      suffix = optionalString (abi.name != "unknown") "-${abi.name}";
    in
    assert system._type or "" == "system";
    "${cpuName}-${vendor.name}-${kernelName kernel}${format}${suffix}";
  mkMuslSystem = parsed:
    let
      musl = builtins.replaceStrings [ "gnu" ] [ "musl" ] parsed.abi.name;
    in
    mkSystem (parsed // { abi = if hasPrefix "musl" musl then abis.${musl} or abis.musl else abis.musl; });
}
