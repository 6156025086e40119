#!/bin/bash
# Runs the containers by the module's units, migrates them by the steps in /test/steps, runs them by systemd's own, and
# writes what was seen to /out: WORLD.CONTAINER for the containers, WORLD.host for the host.
containers="web one-with-a-long-name users namespace"

prepare() {
  # Identity maps of mounts need a file system that has them.
  cp -a /nix/store/*-guest /tmp/
  mount -t tmpfs -o mode=755 tmpfs /nix
  mkdir -p /nix/store /nix/var/nix/db /nix/var/nix/daemon-socket
  cp -a /tmp/*-guest /nix/store/
  ip link add br0 type bridge
  ip addr add 10.235.1.1/24 dev br0
  ip link set br0 up
  ip netns add vpn
  ip -n vpn link set lo up
  echo "nameserver 192.0.2.53" > /etc/resolv.conf
}

probe() {
  systemd-run --machine="$1" --quiet --wait --pipe /nix/store/*-guest/bin/probe
}

answers() {
  for _ in $(seq 40); do
    ping -n -q -c 1 -W 1 "$1" > /dev/null && echo "$1 answers" && return
    sleep 0.1
  done
}

host() {
  for address in 10.233.1.2 fd00::2 10.234.1.2 10.235.1.2 10.235.1.3 10.236.1.2; do answers $address; done
  for address in 10.233.1.1 10.235.1.1; do echo "$(timeout 5 bash -c "cat < /dev/tcp/$address/8080") by $address"; done
  for interface in ve-web point port vb-one-with-a-long-name ve-users; do
    ip -o link show dev $interface | sed -E 's/^[0-9]+: ([^:@]+).* link\/[^ ]+ ([^ ]+).*/link \1 \2/'
    ip -o link show dev $interface | grep -o 'master [^ ]*'
    ip -o addr show dev $interface scope global | sed -E 's/^[0-9]+: ([^ ]+) +(inet6?) ([^ ]+) .*/address \1 \3/'
  done
  { ip -4 route && ip -6 route; } | grep -v ^fe80: | sed -E 's/ (proto|metric|pref|scope|src) [^ ]+//g; s/^/route /; s/ +$//' | sort
}

look() {
  host > "/out/$1.host" 2>&1
  for container in $containers; do probe $container > "/out/$1.$container" 2>&1; done
}

. /test/steps
prepare
for container in $containers; do systemctl start "container@$container" & done
wait
look module
(set -ex; migrate) > /out/steps 2>&1 || exit 1
(set -ex; lead_back) >> /out/steps 2>&1 || exit 1
look back
(set -ex; migrate; finish) >> /out/steps 2>&1 || exit 1
# What networkd takes for somebody else's would be gone after this.
systemd-run --machine=web --quiet --wait networkctl reconfigure host0
look native
systemctl reload systemd-nspawn@web
cat /var/lib/machines/web/root/switched > /out/reloaded
for container in $containers; do systemctl stop "systemd-nspawn@$container" & done
wait
for container in $containers; do
  systemctl show --property=Result,ExecMainStatus,ActiveState "systemd-nspawn@$container"
done > /out/stopped
ip -o link | grep -E ' (ve|vb|point|port)' > /out/left
# How systemd names a line that it does not understand.
journalctl --no-pager --output=cat | grep -E '/etc/(systemd/|tmpfiles\.d/)[^ ]*:[0-9]+:' > /out/complaints
exit 0
