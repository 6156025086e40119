pid="$(cat /run/containers/$INSTANCE.pid)"
if [ -n "$pid" ]; then
  kill -RTMIN+4 "$pid"
fi
rm -f "/run/containers/$INSTANCE.pid"
