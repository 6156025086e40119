import { readlinkSync } from "node:fs";
import { join } from "node:path";

import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";
import type { Finding } from "../../common/plan.ts";
import { CONF_KEYS } from "../conf-keys.ts";
import { finding, type FindingKind, placeIn } from "../messages.ts";
import type { ConfEntry } from "./conf-entry.ts";
import type { ConfFile } from "./conf-file.ts";
import type { ConfDirectory } from "./find-directories.ts";
import { foreignByName, isForeignText } from "./foreign-files.ts";
import { isModuleText } from "./module-text.ts";
import { parseConf } from "./parse-conf.ts";
import { type PlainFile, readPlainFile } from "./read-plain-file.ts";

/** Far more than any conf file has. */
const MOST_BYTES = 64 * 1024;
/** What nixos-container allows, as the container's interface is named after it. */
const LONGEST_NAME = 11;

/** What of an entry is not its own. */
type Verdict =
  | { readonly kind: "imperative"; readonly conf: ConfFile }
  | { readonly kind: "declarative" | "foreign" | "other"; readonly reason: string }
  | { readonly kind: "broken"; readonly findings: readonly Finding[] };

/** Tells what something in a directory with conf files is. */
export function classifyEntry(directory: ConfDirectory, name: string): ConfEntry {
  const file = join(directory.path, name);
  const verdict = classify(file, name);
  const entry = { directory, name, file };
  if (verdict.kind === "imperative" || verdict.kind === "broken") {
    return { ...entry, ...verdict, container: name.replace(/\.conf$/, "") };
  }
  return { ...entry, ...verdict };
}

function classify(file: string, name: string): Verdict {
  const owner = foreignByName(name);
  if (!name.endsWith(".conf")) {
    return owner === undefined ? { kind: "other", reason: "it is not named NAME.conf" } : foreign(owner);
  }
  if (lstatIfAny(file)?.isSymbolicLink() === true) return ofLink(file, owner);
  const content = readPlainFile(file, MOST_BYTES);
  if (content.kind === "text") return ofText(file, name, content.text, owner);
  return owner === undefined ? broken(unreadable(file, content)) : foreign(owner);
}

function foreign(owner: string): Verdict {
  return { kind: "foreign", reason: owner };
}

function broken(...findings: readonly Finding[]): Verdict {
  return { kind: "broken", findings };
}

/**
 * NixOS links what is declared, also what is declared for other software: to /etc/static, and not from here to the store,
 * as extra-container does with what it builds.
 */
function ofLink(file: string, owner: string | undefined): Verdict {
  if (owner !== undefined) return foreign(owner);
  const target = readlinkSync(file);
  const [, place] = /^\/(nix\/store|etc\/static)\//.exec(target) ?? [];
  if (place === undefined) return broken(finding("conf-link", { subject: file, place: placeIn(file) }, { target }));
  const maker = place === "etc/static" ? "NixOS makes it" : "extra-container makes it of what is declared for that";
  return { kind: "declarative", reason: `it is a link to ${target}, as ${maker}` };
}

function ofText(file: string, name: string, text: string, owner: string | undefined): Verdict {
  const { findings, ...conf } = parseConf(file, text);
  const isContainer = conf.assignments.some(({ key }) => CONF_KEYS.has(key));
  if (!isContainer && owner !== undefined) return foreign(owner);
  if (!isContainer && isForeignText(text)) return { kind: "foreign", reason: "it is written as other software does" };
  const wrongName = checkName(file, name);
  if (findings.length > 0 || wrongName.length > 0) return broken(...wrongName, ...findings);
  if (conf.assignments.length === 0) return broken(finding("conf-empty", { subject: file, place: placeIn(file) }, {}));
  if (isModuleText(conf, text)) {
    return { kind: "declarative", reason: "its text is what the containers module writes" };
  }
  return { kind: "imperative", conf };
}

function checkName(file: string, name: string): readonly Finding[] {
  const container = name.replace(/\.conf$/, "");
  const site = { subject: file, place: placeIn(file) };
  if (!/^[A-Za-z0-9_-]+$/.test(container)) return [finding("bad-name", site, {})];
  const { length } = container;
  return length > LONGEST_NAME ? [finding("long-name", site, { length, most: LONGEST_NAME })] : [];
}

const KINDS = {
  directory: "conf-directory",
  special: "conf-special",
  link: "conf-special",
  binary: "conf-binary",
} as const satisfies Readonly<Record<string, FindingKind>>;

function unreadable(file: string, content: Exclude<PlainFile, { kind: "text" }>): Finding {
  const site = { subject: file, place: placeIn(file) };
  switch (content.kind) {
    case "too-large":
      return finding("conf-too-large", site, { bytes: content.bytes, most: MOST_BYTES });
    case "not-utf8":
      return finding("conf-not-utf8", { subject: file, place: placeIn(file, content.line) }, {});
    case "not-readable":
      return finding("not-readable", site, { reason: content.reason });
    case "missing":
      return finding("not-readable", site, { reason: "it is not there" });
    default:
      return finding(KINDS[content.kind], site, {});
  }
}
