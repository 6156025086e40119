#! @shell@ -e
@nixosContainer@/bin/nixos-container run "$INSTANCE" -- \
  bash --login -c "${SYSTEM_PATH:-/nix/var/nix/profiles/system}/bin/switch-to-configuration test"
