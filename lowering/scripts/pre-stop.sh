@if power-off-by-machinectl@
machinectl poweroff $INSTANCE
@else@
pid="$(cat /run/containers/$INSTANCE.pid)"
if [ -n "$pid" ]; then
  kill -RTMIN+4 "$pid"
fi
rm -f "/run/containers/$INSTANCE.pid"
@end@
