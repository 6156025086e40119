# Platforms: their names, and what follows from a name.
{ lib }:

let
  inherit (builtins) isAttrs mapAttrs;
  inherit (lib) optionalAttrs optionalString;
  inherit (lib.systems) inspect parse;

  functionNames = [ "canExecute" "emulator" "emulatorAvailable" "staticEmulatorAvailable" ];
  # Fields of the real lib that need tables about compilers or packages.
  uncovered = lib.genAttrs
    [
      "aesSupport" "avx2Support" "avx512Support" "avxSupport" "darwinMinVersion"
      "darwinMinVersionVariable" "darwinSdkVersion" "emulator" "emulatorAvailable" "fma4Support"
      "fmaSupport" "go" "lasxSupport" "lsxSupport" "nim" "node" "rust" "sse3Support"
      "sse4_1Support" "sse4_2Support" "sse4_aSupport" "ssse3Support" "staticEmulatorAvailable"
    ]
    (name: throw "lib.systems.elaborate: ${name} is not part of nixctr's embedded lib");

  # The first answer whose question is true of the platform.
  firstOf = answers: otherwise:
    let found = lib.findFirst (answer: builtins.elemAt answer 0) null answers;
    in if found == null then otherwise else builtins.elemAt found 1;

  compilerArch = platform:
    let
      version = platform.parsed.cpu.version or null;
      hardFloat = { arch = "armv7-a"; fpu = "vfpv3-d16"; };
    in
    if platform.isAarch32 then
      if version == null then null
      else if lib.versionOlder version "6" then { arch = "armv5te"; }
      else if lib.versionOlder version "7" then { arch = "armv6kz"; fpu = "vfpv2"; }
      else hardFloat
    else if platform.isAarch64 && platform.isDarwin then {
      arch = "armv8.3-a+crypto+sha2+aes+crc+fp16+lse+simd+ras+rdm+rcpc";
      cpu = "apple-a13";
    }
    else if platform.isAarch64 then { arch = "armv8-a"; }
    else if platform.isLoongArch64 then { arch = "la64v1.0"; strict-align = false; cmodel = "medium"; }
    else if platform.parsed.cpu.name == "mipsel" then { arch = "mips32r2"; abi = "32"; }
    else null;

  derived = self: given:
    let
      inherit (self.parsed) cpu kernel;
      ending = name: optionalString self.isLittleEndian name;
      perKernel = {
        linux = "Linux"; windows = "Windows"; cygwin = "CYGWIN_NT"; darwin = "Darwin";
        netbsd = "NetBSD"; freebsd = "FreeBSD"; openbsd = "OpenBSD"; wasi = "Wasi";
        redox = "Redox"; genode = "Genode";
      };
      gcc = compilerArch self;
    in
    {
      _withoutFunctions = removeAttrs self
        (functionNames ++ builtins.attrNames uncovered ++ [ "_withoutFunctions" ]);
      parsed = parse.mkSystemFromString (given.config or given.system);
      system = parse.doubleFromSystem self.parsed;
      config = parse.tripleFromSystem self.parsed;
      canExecute = other:
        self.isAndroid == other.isAndroid
        && parse.isCompatible cpu other.parsed.cpu
        && kernel == other.parsed.kernel
        && (cpu == other.parsed.cpu && other ? gcc.arch -> self.gcc.arch or null == other.gcc.arch);

      useLLVM = self.isFreeBSD || self.isOpenBSD;
      useAndroidPrebuilt = false;
      useiOSPrebuilt = false;
      isStatic = self.isWasi || self.isRedox;
      libc = firstOf [
        [ self.isDarwin "libSystem" ]
        [ self.isMsvc "ucrt" ]
        [ self.isMinGW "msvcrt" ]
        [ self.isCygwin "cygwin" ]
        [ self.isWasi "wasilibc" ]
        [ self.isWasm null ]
        [ self.isRedox "relibc" ]
        [ self.isMusl "musl" ]
        [ self.isUClibc "uclibc" ]
        [ self.isAndroid "bionic" ]
        [ self.isLinux "glibc" ]
        [ self.isFreeBSD "fblibc" ]
        [ self.isOpenBSD "oblibc" ]
        [ self.isNetBSD "nblibc" ]
        [ self.isAvr "avrlibc" ]
        [ self.isGhcjs null ]
        [ self.isNone "newlib" ]
      ] "native/impure";
      linker = if self.useLLVM then "lld" else if self.isDarwin then "cctools" else "bfd";
      libDir =
        if !self.isLinux then null
        else if self.isx86_64 || self.isMips64 || self.isPower64 then "lib64"
        else "lib";
      hasSharedLibraries = !self.isStatic && (
        self.isAndroid || self.isGnu || self.isMusl || self.isDarwin || self.isSunOS || self.isOpenBSD
        || self.isFreeBSD || self.isNetBSD || self.isCygwin || self.isWindows || self.isWasm
      );
      extensions =
        let windows = self.isWindows || self.isCygwin;
        in
        {
          staticLibrary = if self.isWindows then ".lib" else ".a";
          executable = optionalString windows ".exe";
          library = with self.extensions; if self.isStatic then staticLibrary else sharedLibrary;
        }
        // optionalAttrs self.hasSharedLibraries {
          sharedLibrary = if self.isDarwin then ".dylib" else if windows then ".dll" else ".so";
        };
      uname = {
        system = perKernel.${kernel.name} or null;
        processor = firstOf [
          [ self.isPower64 "ppc64${ending "le"}" ]
          [ self.isPower "ppc${ending "le"}" ]
          [ self.isMips64 "mips64" ]
          [ self.isDarwin self.darwinArch ]
        ] cpu.name;
        release = null;
      };
      gcc = if gcc == null then given.gcc or { } else gcc;
      rustc = given.rustc or { };

      linuxArch = firstOf [
        [ self.isAarch32 "arm" ]
        [ self.isAarch64 "arm64" ]
        [ self.isx86_32 "i386" ]
        [ self.isx86_64 "x86_64" ]
        [ self.isMicroBlaze "microblaze" ]
        [ self.isMips "mips" ]
        [ self.isPower "powerpc" ]
        [ self.isRiscV "riscv" ]
        [ self.isSh4 "sh" ]
        [ self.isS390 "s390" ]
        [ self.isLoongArch64 "loongarch" ]
      ] cpu.name;
      ubootArch = if self.isx86_32 then "x86" else if self.isMips64 then "mips64" else self.linuxArch;
      qemuArch = firstOf [
        [ self.isAarch32 "arm" ]
        [ self.isAarch64 "aarch64${optionalString self.isBigEndian "_be"}" ]
        [ (self.isS390 && !self.isS390x) null ]
        [ self.isx86_64 "x86_64" ]
        [ self.isx86 "i386" ]
        [ self.isMips64n32 "mipsn32${ending "el"}" ]
        [ self.isMips64 "mips64${ending "el"}" ]
      ] self.uname.processor;
      efiArch = firstOf [
        [ self.isx86_32 "ia32" ]
        [ self.isx86_64 "x64" ]
        [ self.isAarch32 "arm" ]
        [ self.isAarch64 "aa64" ]
      ] cpu.name;
      darwinArch = parse.darwinArch cpu;
      darwinPlatform = if self.isMacOS then "macos" else if self.isiOS then "ios" else null;
      androidSdkVersion = given.androidSdkVersion or null;
      androidNdkVersion = given.androidNdkVersion or null;
    }
    // uncovered
    // mapAttrs (_: predicate: predicate self.parsed) inspect.predicates;

  systemToAttrs = system: if isAttrs system then system else { inherit system; };
  elaborate = system:
    let
      given = systemToAttrs system;
      self = derived self given // removeAttrs given [ "_withoutFunctions" "parsed" "system" ];
      broken = lib.findFirst (rule: !rule.assertion self) null (self.parsed.abi.assertions or [ ]);
    in
    if broken != null then throw broken.message
    else if given ? linux-kernel then throw "lib.systems.elaborate: linux-kernel is no longer an attribute of platforms"
    else self;
in
{
  inherit elaborate functionNames systemToAttrs;

  doubles = import ./doubles.nix { inherit lib; };
  inspect = import ./inspect.nix { inherit lib; };
  parse = import ./parse.nix { inherit lib; };
  equals = a: b: a._withoutFunctions == b._withoutFunctions;
  flakeExposed = [
    "x86_64-linux" "aarch64-linux" "x86_64-darwin" "armv6l-linux" "armv7l-linux" "i686-linux"
    "aarch64-darwin" "powerpc64le-linux" "riscv64-linux" "x86_64-freebsd"
  ];
}
// lib.genAttrs [ "architectures" "examples" "forMeta" "platforms" "supported" ] (name:
  throw "lib.systems.${name} is not part of nixctr's embedded lib; give a nixpkgs with --nixpkgs PATH to use its lib")
