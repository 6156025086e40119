# Clean up existing machined registration and interfaces.
machinectl terminate "$INSTANCE" 2> /dev/null || true

@unless network-by-address@
if [ "$PRIVATE_NETWORK" = 1 ]; then
@else@
if @set HOST_ADDRESS@  || @set LOCAL_ADDRESS@ ||
   @set HOST_ADDRESS6@ || @set LOCAL_ADDRESS6@; then
@end@
  ip link del dev "ve-$INSTANCE" 2> /dev/null || true
  ip link del dev "vb-$INSTANCE" 2> /dev/null || true
fi

@extraVeths@
