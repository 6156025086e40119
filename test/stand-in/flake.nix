{
  description = "A stand-in for nixpkgs";

  outputs =
    { self }:
    let
      nixosSystem = arguments: import ./nixos/lib/eval-config.nix ({ system = "x86_64-linux"; } // arguments);
    in
    {
      lib = import ./lib // {
        inherit nixosSystem;
      };
      nixosConfigurations.example = nixosSystem {
        modules = [
          {
            fileSystems."/".device = "/dev/disk/by-label/nixos";
            containers.web.path = "/nix/var/nix/profiles/web";
          }
        ];
      };
    };
}
