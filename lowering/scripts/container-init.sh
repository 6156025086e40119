#! @shell@ -e

@if stop-by-nspawn@
# Exit early if we're asked to shut down.
trap "exit 0" SIGRTMIN+3

@end@
# Initialise the container side of the veth pair.
@unless network-by-address@
if [ "$PRIVATE_NETWORK" = 1 ]; then

@else@
if @set HOST_ADDRESS@   || @set HOST_ADDRESS6@  ||
   @set LOCAL_ADDRESS@  || @set LOCAL_ADDRESS6@ ||
@if mac-address-variable@
   @set HOST_BRIDGE@    || @set LOCAL_MAC_ADDRESS@; then
@else@
   @set HOST_BRIDGE@; then
@end@
@end@
  ip link set host0 name eth0
@if mac-address-variable@

  if @set LOCAL_MAC_ADDRESS@; then
    ip link set dev eth0 address "$LOCAL_MAC_ADDRESS"
  fi

@end@
  ip link set dev eth0 up

  if @set LOCAL_ADDRESS@; then
    ip addr add $LOCAL_ADDRESS dev eth0
  fi
  if @set LOCAL_ADDRESS6@; then
    ip -6 addr add $LOCAL_ADDRESS6 dev eth0
  fi
  if @set HOST_ADDRESS@; then
    ip route add $HOST_ADDRESS dev eth0
    ip route add default via $HOST_ADDRESS
  fi
  if @set HOST_ADDRESS6@; then
    ip -6 route add $HOST_ADDRESS6 dev eth0
    ip -6 route add default via $HOST_ADDRESS6
  fi
@unless own-extra-veths@

  @extraVeths@
@end@
fi

@if own-extra-veths@
@extraVeths@

@end@
@if stop-by-nspawn@
# Start the regular stage 2 script.
# We source instead of exec to not lose an early stop signal, which is
# also the only _reliable_ shutdown signal we have since early stop
# does not execute ExecStop* commands.
set +e
. "$1"
@else@
# Start the regular stage 1 script.
exec "$1"
@end@
