import type { Release } from "../../../releases/releases.ts";
import type { Finding } from "../../common/plan.ts";
import type { ImperativeContainer } from "../container.ts";
import { finding, placeIn } from "../messages.ts";
import { checkAssignment } from "./check-assignment.ts";
import { type Assignment, valueOf } from "./conf-file.ts";
import type { ConfEntry } from "./conf-entry.ts";
import { parsePorts } from "./parse-ports.ts";
import { splitFlags } from "./split-flags.ts";
import { splitWords } from "./split-words.ts";

export type ImperativeEntry = Extract<ConfEntry, { kind: "imperative" }>;

/** A container, and what of its conf file is not declared. */
export interface ReadContainer {
  readonly container: ImperativeContainer;
  readonly findings: readonly Finding[];
}

/** The container that a conf file describes, as far as a release can declare it; `name` is what it is declared as. */
export function containerFromConf(entry: ImperativeEntry, name: string, release: Release): ReadContainer {
  const { conf } = entry;
  const privateNetwork = valueOf(conf, "PRIVATE_NETWORK") === "1";
  const findings: Finding[] = [];
  const left: Assignment[] = [];
  for (const assignment of conf.assignments) {
    const site = { subject: name, place: placeIn(conf.file, assignment.line) };
    const found = checkAssignment({ assignment, release, privateNetwork }, site);
    if (found === undefined) continue;
    findings.push(found);
    left.push(assignment);
  }
  const container = declarable(entry, name, left);
  if (container.autoStart) findings.push(finding("auto-start", { subject: name }, {}));
  return { container, findings };
}

function declarable(entry: ImperativeEntry, name: string, left: readonly Assignment[]): ImperativeContainer {
  const assignments = entry.conf.assignments.filter((assignment) => !left.includes(assignment));
  const text = (key: string): string | null => valueOf({ assignments }, key) ?? null;
  const words = (key: string): readonly string[] => splitWords(text(key) ?? "");
  const ports = parsePorts(text("HOST_PORT") ?? "");
  const users = text("PRIVATE_USERS");
  return {
    name,
    was: entry.container,
    file: entry.conf.file,
    directory: entry.directory,
    autoStart: text("AUTO_START") === "1",
    privateNetwork: text("PRIVATE_NETWORK") === "1",
    hostBridge: text("HOST_BRIDGE"),
    hostAddress: text("HOST_ADDRESS"),
    hostAddress6: text("HOST_ADDRESS6"),
    localAddress: text("LOCAL_ADDRESS"),
    localAddress6: text("LOCAL_ADDRESS6"),
    localMacAddress: text("LOCAL_MAC_ADDRESS"),
    forwardPorts: typeof ports === "string" ? [] : ports,
    interfaces: words("INTERFACES"),
    macvlans: words("MACVLANS"),
    networkNamespace: text("NETWORK_NAMESPACE_PATH"),
    privateUsers: users !== null && /^\d+$/.test(users) ? Number(users) : users === "no" ? null : users,
    ...splitFlags(words("EXTRA_NSPAWN_FLAGS")),
    systemPath: text("SYSTEM_PATH"),
    flake: text("FLAKE"),
    left,
  };
}
