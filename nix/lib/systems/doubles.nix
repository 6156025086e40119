# The platforms that packages can be declared for, by what they have in common.
{ lib }:

let
  inherit (lib.systems.inspect) predicates;
  inherit (lib.systems.parse) abis doubleFromSystem kernels mkSystemFromString;

  processors = {
    cygwin = "i686 x86_64";
    darwin = "x86_64 aarch64";
    freebsd = "i686 x86_64 aarch64";
    genode = "aarch64 i686 x86_64";
    solaris = "x86_64";
    ghcjs = "javascript";
    linux = "aarch64 arc armv5tel armv6l armv7a armv7l i686 loongarch64 m68k sh4 microblaze"
      + " microblazeel mips mips64 mips64el mipsel powerpc powerpc64 powerpc64le riscv32 riscv64"
      + " s390 s390x x86_64";
    mmixware = "mmix";
    netbsd = "aarch64 armv6l armv7a armv7l i686 m68k mipsel powerpc riscv32 riscv64 x86_64";
    none = "aarch64_be aarch64 arm armv6l avr i686 microblaze microblazeel mips mips64 msp430 or1k"
      + " m68k powerpc powerpcle riscv32 riscv64 rx s390 s390x vc4 x86_64";
    openbsd = "i686 x86_64";
    redox = "x86_64";
    wasi = "wasm64 wasm32";
    windows = "aarch64 x86_64 i686";
    uefi = "aarch64 x86_64";
  };
  order = [
    "cygwin" "darwin" "freebsd" "genode" "solaris" "ghcjs" "linux" "mmixware" "netbsd" "none"
    "openbsd" "redox" "wasi" "windows" "uefi"
  ];
  all = lib.concatMap
    (kernel: map (cpu: "${cpu}-${kernel}") (lib.splitString " " processors.${kernel}))
    order;

  parsed = map mkSystemFromString all;
  where = pred: map doubleFromSystem (builtins.filter pred parsed);
  whereAbi = name: where (lib.matchAttrs { kernel = kernels.linux; abi = abis.${name}; });
in
{
  inherit all;
  none = [ ];
  embedded = where predicates.isNone;
  gnu = lib.concatMap whereAbi
    [ "gnu" "gnueabi" "gnueabihf" "gnuabin32" "gnuabi64" "gnuabielfv1" "gnuabielfv2" ];
  mesaPlatforms = [
    "i686-linux" "x86_64-linux" "x86_64-darwin" "armv5tel-linux" "armv6l-linux" "armv7l-linux"
    "aarch64-linux"
  ];
}
// builtins.mapAttrs (_: name: where predicates."is${name}") {
  arm = "Aarch32";
  armv7 = "Armv7";
  aarch = "Aarch";
  aarch64 = "Aarch64";
  x86 = "x86";
  i686 = "i686";
  x86_64 = "x86_64";
  microblaze = "MicroBlaze";
  mips = "Mips";
  mmix = "Mmix";
  power = "Power";
  riscv = "RiscV";
  riscv32 = "RiscV32";
  riscv64 = "RiscV64";
  rx = "Rx";
  vc4 = "Vc4";
  or1k = "Or1k";
  m68k = "M68k";
  arc = "Arc";
  sh4 = "Sh4";
  s390 = "S390";
  s390x = "S390x";
  loongarch64 = "LoongArch64";
  js = "JavaScript";
  bigEndian = "BigEndian";
  littleEndian = "LittleEndian";
  cygwin = "Cygwin";
  darwin = "Darwin";
  freebsd = "FreeBSD";
  illumos = "SunOS";
  linux = "Linux";
  netbsd = "NetBSD";
  openbsd = "OpenBSD";
  unix = "Unix";
  wasi = "Wasi";
  redox = "Redox";
  windows = "Windows";
  genode = "Genode";
  uefi = "Uefi";
}
