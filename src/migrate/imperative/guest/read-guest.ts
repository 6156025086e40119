import { realpathSync } from "node:fs";
import { join } from "node:path";

import type { Release } from "../../../releases/releases.ts";
import type { Finding } from "../../common/plan.ts";
import type { ImperativeContainer } from "../container.ts";
import { finding, placeIn } from "../messages.ts";
import type { Prefix } from "../read/find-directories.ts";
import { type PlainFile, readPlainFile } from "../read/read-plain-file.ts";
import type { Guest, GuestForm } from "./guest.ts";
import { stateDirectory } from "./state-directory.ts";

/** How guests are to be declared. */
export interface GuestOrder {
  readonly form: GuestForm;
  readonly release: Release;
  /** The directory that the host has root file systems in. */
  readonly prefix: Prefix;
}

export interface FoundGuest {
  readonly guest: Guest;
  readonly findings: readonly Finding[];
}

/** More than a configuration has that somebody wrote. */
const MOST_BYTES = 512 * 1024;
/** Where nixos-container keeps the configuration, below the root of the container. */
const CONFIGURATION = "etc/nixos/configuration.nix";

/** Finds out where the system of a container comes from. */
export function readGuest(container: ImperativeContainer, order: GuestOrder): FoundGuest {
  const { systemPath, flake } = container;
  if (systemPath !== null) return { guest: { kind: "path", path: systemPath }, findings: [] };
  if (flake !== null) return ofFlake(container.name, flake, order.release);
  return order.form === "profile" ? { guest: { kind: "profile" }, findings: [] } : ofConfiguration(container, order);
}

function ofFlake(name: string, url: string, release: Release): FoundGuest {
  const site = { subject: name };
  if (!release.has("flake-option")) {
    return {
      guest: { kind: "profile" },
      findings: [finding("flake-without-option", site, { url, release: release.name })],
    };
  }
  const isWhole = /^(?:[a-z][a-z0-9+.-]*:|\/)/.test(url);
  return {
    guest: { kind: "flake", url },
    findings: [
      finding("flake-attribute", site, { url }),
      ...(isWhole ? [] : [finding("flake-relative", site, { url })]),
    ],
  };
}

function ofConfiguration({ name, was, directory }: ImperativeContainer, { form, prefix }: GuestOrder): FoundGuest {
  const keeps = (found: Finding): FoundGuest => ({ guest: { kind: "profile" }, findings: [found] });
  if (directory.root === null) return keeps(finding("guest-unknown", { subject: name }, {}));
  const root = join(directory.root, stateDirectory(directory.prefix, was));
  const file = join(root, CONFIGURATION);
  const content = readBelow(root, file);
  if (content.kind === "missing") return keeps(finding("no-guest", { subject: name }, { file: CONFIGURATION }));
  if (content.kind !== "text") return keeps(refusal(file, content));
  const hostFile = join(stateDirectory(prefix, name), CONFIGURATION);
  return {
    guest: { kind: "configuration", file: { file, hostFile, text: content.text } },
    findings: form === "import" ? [finding("guest-trust", { subject: name }, {})] : [],
  };
}

/** The container's root may have links that lead anywhere on the host. */
function readBelow(root: string, file: string): PlainFile {
  try {
    if (realpathSync(file) !== join(realpathSync(root), CONFIGURATION)) return { kind: "link" };
  } catch {
    // Whatever is the matter shows when it is read.
  }
  return readPlainFile(file, MOST_BYTES);
}

function refusal(file: string, content: Exclude<PlainFile, { kind: "text" | "missing" }>): Finding {
  const site = { subject: file, place: placeIn(file) };
  switch (content.kind) {
    case "link":
      return finding("guest-link", site, {});
    case "too-large":
      return finding("guest-too-large", site, { bytes: content.bytes, most: MOST_BYTES });
    case "not-readable":
      return finding("not-readable", site, { reason: content.reason });
    case "not-utf8":
      return finding("guest-not-text", { subject: file, place: placeIn(file, content.line) }, {});
    default:
      return finding("guest-not-text", site, {});
  }
}
