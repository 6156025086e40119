# What can be asked about a parsed platform: each question is a pattern that
# parts of it have to match, or a list of patterns of which one has to.
{ lib }:

let
  inherit (builtins) filter hasAttr isList map mapAttrs;
  inherit (lib.systems.parse) cpuTypes execFormats kernelFamilies kernels significantBytes;
  abis = mapAttrs (_: abi: removeAttrs abi [ "assertions" ]) lib.systems.parse.abis;

  family = family: { cpu = { inherit family; }; };
  sized = family: bits: { cpu = { inherit bits family; }; };
  kernel = name: { kernel = kernels.${name}; };
  format = name: { kernel.execFormat = execFormats.${name}; };
  abiIs = names: map (name: { abi = abis.${name}; }) names;

  patterns = {
    isi686 = { cpu = cpuTypes.i686; };
    isx86 = family "x86";
    isx86_32 = sized "x86" 32;
    isx86_64 = sized "x86" 64;
    isAarch = family "arm";
    isAarch32 = sized "arm" 32;
    isAarch64 = sized "arm" 64;
    isArmv7 = map (cpu: { cpu = { inherit (cpu) arch; }; })
      (filter (cpu: lib.hasPrefix "armv7" (cpu.arch or "")) (builtins.attrValues cpuTypes));
    isPower = family "power";
    isPower64 = sized "power" 64;
    isAbiElfv1 = { abi.abi = "elfv1"; };
    isAbiElfv2 = [ { abi.abi = "elfv2"; } (sized "power" 64 // { abi.name = "musl"; }) ];
    isMips = family "mips";
    isMips32 = sized "mips" 32;
    isMips64 = sized "mips" 64;
    isMips64n32 = sized "mips" 64 // { abi.abi = "n32"; };
    isMips64n64 = sized "mips" 64 // { abi.abi = "64"; };
    isRiscV = family "riscv";
    isRiscV32 = sized "riscv" 32;
    isRiscV64 = sized "riscv" 64;
    isSparc = family "sparc";
    isSparc64 = sized "sparc" 64;
    isS390 = family "s390";
    isS390x = sized "s390" 64;
    isLoongArch64 = sized "loongarch" 64;
    isMicroBlaze = family "microblaze";
    isMmix = family "mmix";
    isRx = family "rx";
    isWasm = family "wasm";
    isMsp430 = family "msp430";
    isVc4 = family "vc4";
    isAvr = family "avr";
    isAlpha = family "alpha";
    isOr1k = family "or1k";
    isM68k = family "m68k";
    isArc = family "arc";
    isSh4 = family "sh";
    isJavaScript = { cpu = cpuTypes.javascript; };

    is32bit = { cpu.bits = 32; };
    is64bit = { cpu.bits = 64; };
    isILP32 = [ (sized "wasm" 32) ] ++ map (abi: { abi = { inherit abi; }; }) [ "n32" "ilp32" "x32" ];
    isBigEndian = { cpu.significantByte = significantBytes.bigEndian; };
    isLittleEndian = { cpu.significantByte = significantBytes.littleEndian; };

    isBSD = { kernel.families = { inherit (kernelFamilies) bsd; }; };
    isDarwin = { kernel.families = { inherit (kernelFamilies) darwin; }; };
    isUnix = with patterns; [ isBSD isDarwin isLinux isSunOS isCygwin isRedox ];
    isMacOS = kernel "macos";
    isiOS = kernel "ios";
    isLinux = kernel "linux";
    isSunOS = kernel "solaris";
    isFreeBSD = { kernel.name = "freebsd"; };
    isNetBSD = kernel "netbsd";
    isOpenBSD = kernel "openbsd";
    isWindows = kernel "windows";
    isCygwin = kernel "cygwin";
    isMinGW = kernel "windows" // { abi = abis.gnu; };
    isMsvc = kernel "windows" // { abi = abis.msvc; };
    isWasi = kernel "wasi";
    isRedox = kernel "redox";
    isGhcjs = kernel "ghcjs";
    isGenode = kernel "genode";
    isNone = kernel "none";
    isUefi = [ (kernel "uefi") ];

    isAndroid = abiIs [ "android" "androideabi" ];
    isGnu = abiIs [ "gnuabi64" "gnuabin32" "gnu" "gnueabi" "gnueabihf" "gnuabielfv1" "gnuabielfv2" ];
    isMusl = abiIs [ "musl" "musleabi" "musleabihf" "muslabin32" "muslabi64" ];
    isUClibc = abiIs [ "uclibc" "uclibceabi" "uclibceabihf" ];
    isEabi = { abi.eabi = true; };

    # Where UEFI is defined, which says nothing about a particular machine.
    isEfi = map (version: { cpu = { inherit version; family = "arm"; }; }) [ "6" "7" "8" ]
      ++ map family [ "riscv" "x86" "loongarch" ];
    isElf = format "elf";
    isMacho = format "macho";
    isPE = format "pe";
  };

  matchAnyAttrs = wanted: parsed:
    lib.any (pattern: lib.matchAttrs pattern parsed) (if isList wanted then wanted else [ wanted ]);
in
{
  inherit matchAnyAttrs patterns;

  predicates = mapAttrs (_: matchAnyAttrs) patterns;
  platformPatterns.isStatic = { parsed = { }; isStatic = true; };
  # All combinations of an alternative of each; they must not contradict.
  patternLogicalAnd = a: b:
    let
      shared = x: y: builtins.any (name: hasAttr name y) (builtins.attrNames x);
      stop = path: x: y:
        !shared x y || x == y
        || throw "pattern conflict at path ${toString path}: ${builtins.toJSON x} and ${builtins.toJSON y}";
    in
    lib.concatMap (x: map (lib.recursiveUpdateUntil stop x) (lib.toList b)) (lib.toList a);
}
