@if directories-by-chmod@
# Declare root explicitly to avoid shellcheck warnings, it comes from the env
declare root

@if usr-bin@
mkdir -p "$root/usr/bin"
@end@
mkdir -p "$root/etc" "$root/var/lib"
chmod 0755 "$root/etc" "$root/var/lib"
mkdir -p "$root/var/lib/private" "$root/root" @runDirectory@
chmod 0700 "$root/var/lib/private" "$root/root" @runDirectory@
@else@
mkdir -p -m 0755 "$root/etc" "$root/var/lib"
mkdir -p -m 0700 "$root/var/lib/private" "$root/root" @runDirectory@
@end@
@if linked-os-release@
if ! @test -e "$root/etc/os-release"@ && ! @test -h "$root/etc/os-release"@; then
@else@
if ! @test -e "$root/etc/os-release"@; then
@end@
  touch "$root/etc/os-release"
fi

if ! @test -e "$root/etc/machine-id"@; then
  touch "$root/etc/machine-id"
fi

@if directories-by-chmod@
mkdir -p \
  "/nix/var/nix/profiles/per-container/$INSTANCE" \
  "/nix/var/nix/gcroots/per-container/$INSTANCE"
chmod 0755 \
@else@
mkdir -p -m 0755 \
@end@
  "/nix/var/nix/profiles/per-container/$INSTANCE" \
  "/nix/var/nix/gcroots/per-container/$INSTANCE"

cp --remove-destination /etc/resolv.conf "$root/etc/resolv.conf"

@if flake-on-start@
if [ -n "${FLAKE-}" ] && [ ! -e "/nix/var/nix/profiles/per-container/$INSTANCE/system" ]; then
  # we create the etc/nixos-container config file, then if we utilize the update function, we can then build all the necessary system files for the container
  @nixosContainer@/bin/nixos-container update "$INSTANCE"
fi

@end@
@if flag-array@
declare -a extraFlags

@end@
@if network-by-address@
if @test "@value PRIVATE_NETWORK@" = 1@; then
  @flag --private-network@
fi

@if private-users-flag@
NIX_BIND_OPT=""
if @set PRIVATE_USERS@; then
  @flag --private-users=$PRIVATE_USERS@
  if [[
    "$PRIVATE_USERS" = "pick"
    || ("$PRIVATE_USERS" =~ ^[[:digit:]]+$ && "$PRIVATE_USERS" -gt 0)
  ]]; then
    # when user namespacing is enabled, we use `idmap` mount option so that
    # bind mounts under /nix get proper owner (and not nobody/nogroup).
    NIX_BIND_OPT=":idmap"
  fi
fi

@end@
if @set HOST_ADDRESS@  || @set LOCAL_ADDRESS@ ||
@if mac-address-variable@
   @set HOST_ADDRESS6@ || @set LOCAL_ADDRESS6@ ||
   @set LOCAL_MAC_ADDRESS@; then
@else@
   @set HOST_ADDRESS6@ || @set LOCAL_ADDRESS6@; then
@end@
  @flag --network-veth@
fi

if @set HOST_PORT@; then
  OIFS=$IFS
  IFS=","
  for i in $HOST_PORT
  do
      @flag --port=$i@
  done
  IFS=$OIFS
fi

if @set HOST_BRIDGE@; then
  @flag --network-bridge=$HOST_BRIDGE@
fi

@if network-namespace-flag@
if @set NETWORK_NAMESPACE_PATH@; then
  @flag --network-namespace-path=$NETWORK_NAMESPACE_PATH@
fi

@end@
@else@
if [ "$PRIVATE_NETWORK" = 1 ]; then
  @flag --network-veth@
  if @set HOST_BRIDGE@; then
    @flag --network-bridge=$HOST_BRIDGE@
  fi
  if @set HOST_PORT@; then
    OIFS=$IFS
    IFS=","
    for i in $HOST_PORT
    do
        @flag --port=$i@
    done
    IFS=$OIFS
  fi
fi

@end@
@if flag-array@
extraFlags+=(@extraVeths@)
@else@
extraFlags+=" @extraVeths@"
@end@

for iface in @value INTERFACES@; do
  @flag --network-interface=$iface@
done

for iface in @value MACVLANS@; do
  @flag --network-macvlan=$iface@
done

# If the host is 64-bit and the container is 32-bit, add a
# --personality flag.
@personality@

@if unified-hierarchy@
export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1

@end@
# Run systemd-nspawn without startup notification (we'll
@if stop-by-nspawn@
# wait for the container systemd to signal readiness)
# Kill signal handling means systemd-nspawn will pass a system-halt signal
# to the container systemd when it receives SIGTERM for container shutdown;
# containerInit and stage2 have to handle this as well.
@else@
# wait for the container systemd to signal readiness).
@end@
@if flag-array@
# TODO: fix shellcheck issue properly
# shellcheck disable=SC2086
@end@
exec @systemd@/bin/systemd-nspawn \
  --keep-unit \
@if flag-array@
  -M "$INSTANCE" -D "$root" "${extraFlags[@]}" \
@else@
  -M "$INSTANCE" -D "$root" $extraFlags \
@end@
@unless extra-flags-last@
  $EXTRA_NSPAWN_FLAGS \
@end@
  --notify-ready=yes \
@if stop-by-nspawn@
  --kill-signal=SIGRTMIN+3 \
@end@
@if private-users-flag@
  --bind-ro=/nix/store:/nix/store$NIX_BIND_OPT \
  --bind-ro=/nix/var/nix/db:/nix/var/nix/db$NIX_BIND_OPT \
  --bind-ro=/nix/var/nix/daemon-socket:/nix/var/nix/daemon-socket$NIX_BIND_OPT \
  --bind="/nix/var/nix/profiles/per-container/$INSTANCE:/nix/var/nix/profiles$NIX_BIND_OPT" \
  --bind="/nix/var/nix/gcroots/per-container/$INSTANCE:/nix/var/nix/gcroots$NIX_BIND_OPT" \
@else@
  --bind-ro=/nix/store \
  --bind-ro=/nix/var/nix/db \
  --bind-ro=/nix/var/nix/daemon-socket \
  --bind="/nix/var/nix/profiles/per-container/$INSTANCE:/nix/var/nix/profiles" \
  --bind="/nix/var/nix/gcroots/per-container/$INSTANCE:/nix/var/nix/gcroots" \
@end@
@if linked-journal@
  @linkJournal@ \
@end@
  --setenv PRIVATE_NETWORK="@value PRIVATE_NETWORK@" \
@if private-users-flag@
  --setenv PRIVATE_USERS="@value PRIVATE_USERS@" \
@end@
  --setenv HOST_BRIDGE="@value HOST_BRIDGE@" \
  --setenv HOST_ADDRESS="@value HOST_ADDRESS@" \
  --setenv LOCAL_ADDRESS="@value LOCAL_ADDRESS@" \
  --setenv HOST_ADDRESS6="@value HOST_ADDRESS6@" \
  --setenv LOCAL_ADDRESS6="@value LOCAL_ADDRESS6@" \
@if mac-address-variable@
  --setenv LOCAL_MAC_ADDRESS="@value LOCAL_MAC_ADDRESS@" \
@end@
  --setenv HOST_PORT="@value HOST_PORT@" \
  --setenv PATH="$PATH" \
@if ephemeral-root@
  @ephemeral@ \
@end@
  @capabilities@ \
  @tmpfs@ \
@if extra-flags-last@
  @value EXTRA_NSPAWN_FLAGS@ \
@end@
  @containerInit@ "${SYSTEM_PATH:-/nix/var/nix/profiles/system}/init"
