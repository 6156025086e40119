# Packages of a stand-in: derivations that nobody builds.
{
  system ? builtins.currentSystem,
  localSystem ? { inherit system; },
  config ? { },
  overlays ? [ ],
  ...
}:
let
  lib = import ./lib;
  platform = localSystem.system;
  package =
    name: attributes:
    derivation (
      {
        inherit name;
        system = platform;
        builder = "/bin/sh";
      }
      // attributes
    );
  packages = lib.fix (
    packages:
    lib.mapAttrs (name: _: package name { }) {
      bash = null;
      coreutils = null;
      findutils = null;
      gnugrep = null;
      gnused = null;
      hello = null;
      iproute2 = null;
      nix = null;
      nixos-container = null;
      systemd = null;
    }
    // {
      inherit lib;
      path = ./.;
      system = platform;
      stdenv.hostPlatform = {
        system = platform;
        isLinux = true;
      };
      runtimeShell = "${packages.bash}/bin/bash";
      writeTextFile =
        {
          name,
          text,
          executable ? false,
          destination ? "",
        }:
        package name {
          inherit executable destination text;
          passAsFile = [ "text" ];
          buildCommand = "target=$out${destination}";
        };
      writeText = name: text: packages.writeTextFile { inherit name text; };
      writeScript =
        name: text:
        packages.writeTextFile {
          inherit name text;
          executable = true;
        };
      toplevel = package;
    }
  );
in
builtins.foldl' (final: overlay: final // overlay final final) packages overlays
