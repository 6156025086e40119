import { releaseNames } from "../../../../lowering/releases/release-name.ts";
import type { Random } from "../random.ts";
import { oddStrings } from "./odd-strings.ts";

/** A string such as the examples of an option are, sometimes with something odd in it, and sometimes nothing but that. */
export function stringLike(examples: readonly string[], random: Random): string {
  const plain = plainLike(examples, random);
  return random.weighted([
    [16, () => plain],
    [1, () => random.pick(oddStrings)],
    [1, () => plain + random.pick(oddStrings)],
    [0.5, () => random.pick(oddStrings) + plain],
  ])();
}

function plainLike(examples: readonly string[], random: Random): string {
  if (examples.length === 0) return random.pick(WORDS);
  const example = random.pick(examples);
  const shape = shapes.find(({ like }) => like.test(example));
  return shape === undefined || random.chance(0.2) ? example : shape.make(random);
}

/** What the strings of options stand for, by how they look. */
const shapes: readonly { readonly like: RegExp; readonly make: (random: Random) => string }[] = [
  { like: /^\d\d\.\d\d$/, make: version },
  { like: /^\d+(?:\.\d+){3}$/, make: ipv4 },
  { like: /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i, make: macAddress },
  { like: /^[\da-f:]*::[\da-f:]*$/i, make: ipv6 },
  { like: /^CAP_/, make: (random) => random.pick(CAPABILITIES) },
  { like: /^--/, make: (random) => random.pick(FLAGS) },
  { like: /^\//, make: pathLike },
  { like: /^[a-z]+\d+$/, make: (random) => random.pick(INTERFACES) },
  { like: /^\d+min$/, make: (random) => random.pick(["1min", "90", "infinity", "2h 3min", "0", "5 min 20s"]) },
  { like: /^[rwm]+$/, make: (random) => random.pick(["r", "w", "m", "rw", "rwm", "mrw"]) },
  { like: /^(?:tcp|udp)$/, make: (random) => random.pick(["tcp", "udp", "TCP", "sctp"]) },
  { like: /^github:/, make: (random) => random.pick(FLAKES) },
];

export function pathLike(random: Random): string {
  const path = random.pick(PATHS);
  return random.chance(0.1) ? path + random.pick(oddStrings) : path;
}

const WORDS = ["word", "two words", "x"];

const CAPABILITIES = ["CAP_NET_ADMIN", "CAP_MKNOD", "CAP_SYS_ADMIN", "CAP_NET_RAW", "cap_chown", "CAP_A,CAP_B"];

const FLAGS = [
  "--resolv-conf=off",
  "--setenv=A=b c",
  "--system-call-filter=~@mount",
  "--bind=/a:/b",
  "-U",
  "--setenv=PERCENT=100%",
  "--quiet --register=no",
];

const PATHS = [
  "/",
  "/srv",
  "/home/alice",
  "/var/log/",
  "/mnt//twice",
  "/a/../b",
  "/mnt/my files",
  "/with:colon",
  "/dev/net/tun",
  "/dev/fuse",
  "/run/netns/vpn",
  "/nix/var/nix/profiles/web",
  "/tmp:size=64M,mode=1777",
  "/$HOME",
];

const INTERFACES = ["eth0", "eth1", "br0", "wlan-guest", "bond0.12", "enp3s0", "wg.home", "br-with-a-long-name"];

const FLAKES = ["github:example/infra#web", "/etc/nixos", "path:/srv/web?dir=a", "git+https://example.org/a"];

function version(random: Random): string {
  return random.pick([...releaseNames, "17.09", "9.9", "22.04", "30.05"]);
}

const OCTETS = [0, 1, 10, 127, 192, 254, 255];

function ipv4(random: Random): string {
  const octet = (): number =>
    random.weighted([
      [3, random.between(0, 255)],
      [1, random.pick(OCTETS)],
    ]);
  const address = [10, octet(), octet(), octet()].join(".");
  return random.weighted([
    [5, address],
    [4, `${address}/${random.pick([0, 8, 16, 24, 30, 31, 32])}`],
    [0.3, `${address}/33`],
    [0.3, `${address}/24/8`],
    [0.3, "256.1.1.1"],
    [0.3, "example.org"],
  ]);
}

function ipv6(random: Random): string {
  const group = (): string => random.between(0, 0xffff).toString(16);
  const address = random.weighted([
    [5, () => `fc00::${group()}`],
    [2, () => `fd${random.between(10, 99)}:${group()}::${group()}`],
    [1, () => "::1"],
    [1, () => `FC00:0:0:0:0:0:0:${group()}`],
    [1, () => "fe80::1%eth0"],
    [1, () => "::ffff:10.0.0.1"],
  ])();
  return random.weighted([
    [5, address],
    [4, `${address}/${random.pick([0, 7, 48, 64, 112, 128])}`],
    [0.3, `${address}/129`],
  ]);
}

function macAddress(random: Random): string {
  const byte = (): string => random.between(0, 255).toString(16).padStart(2, "0");
  const address = Array.from({ length: 6 }, byte).join(":");
  return random.chance(0.3) ? address.toUpperCase() : address;
}
