@unless network-by-address@
if [ "$PRIVATE_NETWORK" = 1 ]; then
@else@
if @set HOST_ADDRESS@  || @set LOCAL_ADDRESS@ ||
   @set HOST_ADDRESS6@ || @set LOCAL_ADDRESS6@; then
@end@
  if @empty HOST_BRIDGE@; then
    ifaceHost=ve-$INSTANCE
    ip link set dev @ifaceHost@ up

    @hostAddress@
    @hostAddress6@
    @localAddress@
    @localAddress6@
  fi
@unless own-extra-veths@
  @extraVeths@
@end@
fi
@if own-extra-veths@
@extraVeths@
@end@
@unless power-off-by-machinectl@

# Get the leader PID so that we can signal it in
# preStop. We can't use machinectl there because D-Bus
# might be shutting down. FIXME: in systemd 219 we can
# just signal systemd-nspawn to do a clean shutdown.
machinectl show "$INSTANCE" | sed 's/Leader=\(.*\)/\1/;t;d' > "/run/containers/$INSTANCE.pid"
@end@
