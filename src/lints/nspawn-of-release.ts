import { compareReleases, type ReleaseName } from "../../lowering/releases/release-name.ts";
import type { WayToShorten } from "../diagnostics/lints/name-messages.ts";
import type { Release } from "../releases/releases.ts";

/** What systemd-nspawn does in NixOS from a release on, for its version there. */
const SINCE = {
  /** Refuses underscores in names of machines: systemd 241. */
  "refuses-underscores": "19.09",
  /** Shortens names of interfaces by a hash: systemd 245. */
  "hashes-names": "20.09",
  /** Leaves the full name as an alternative one, which the kernel and iproute2 find: systemd 245, both 5.8. */
  "keeps-full-names": "21.05",
  /** Forwards ports by nftables, over IPv6 too: systemd 248. */
  "forwards-ipv6": "21.11",
} as const satisfies Readonly<Record<string, ReleaseName>>;

/** The way of a release. */
export function wayToShorten(release: Release): WayToShorten {
  if (nspawnDoes(release, "keeps-full-names")) return "hash-and-alternative";
  return nspawnDoes(release, "hashes-names") ? "hash" : "cut";
}

/** Whether systemd-nspawn does that in a release. */
export function nspawnDoes({ name }: Release, what: keyof typeof SINCE): boolean {
  return compareReleases(SINCE[what], name) <= 0;
}
