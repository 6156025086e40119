/** What to do on a machine without Nix. */
export const NIX_MISSING = `the program nix was not found on PATH
  Debian, Ubuntu:  sudo apt-get install nix-bin
  Arch:            sudo pacman -S nix
  Fedora:          sudo dnf install nix
  elsewhere:       https://nixos.org/download
Or name it: NIXCTR_NIX=/path/to/nix`;
