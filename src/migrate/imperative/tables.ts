import { groupBy } from "../../group-by.ts";
import type { Table } from "../common/plan.ts";
import { CONF_KEYS } from "./conf-keys.ts";
import type { ImperativeContainer } from "./container.ts";
import type { Guest } from "./guest/guest.ts";
import { stateDirectory } from "./guest/state-directory.ts";
import type { ProvedContainer } from "./prove/prove-module.ts";
import type { ConfEntry } from "./read/conf-entry.ts";
import type { ConfDirectory, Prefix } from "./read/find-directories.ts";
import type { MovedContainer } from "./steps.ts";

/** What is in a directory with conf files, and how that is known. */
export function filesTable(directory: ConfDirectory, entries: readonly ConfEntry[]): Table {
  const rows = entries.map((entry) => [entry.name, KINDS[entry.kind], reasonOf(entry)]);
  return { title: `Files in ${directory.path}`, columns: ["file", "what it is", "why"], rows };
}

const KINDS: Readonly<Record<ConfEntry["kind"], string>> = {
  imperative: "made by nixos-container",
  declarative: "declared",
  foreign: "of other software",
  other: "something else",
  broken: "not usable",
};

function reasonOf(entry: ConfEntry): string {
  if (entry.kind === "imperative") return "it is a plain file with settings of a container";
  return entry.kind === "broken" ? entry.findings.map(({ text }) => text).join("; ") : entry.reason;
}

/** The containers as they are declared. */
export function containersTable(containers: readonly MovedContainer[], prefix: Prefix): Table {
  const rows = containers.map(({ container, guest }) => [
    container.name,
    networkOf(container),
    container.forwardPorts
      .map(({ protocol, hostPort, containerPort }) => `${protocol} ${hostPort} → ${containerPort}`)
      .join(", "),
    container.autoStart ? "with the host" : "by hand",
    systemOf(guest),
    stateDirectory(prefix, container.name),
  ]);
  return {
    title: "Containers",
    columns: ["container", "network", "ports", "starts", "system", "root file system"],
    rows,
  };
}

function networkOf(container: ImperativeContainer): string {
  if (!container.privateNetwork) return container.networkNamespace ?? "the host's";
  const { hostAddress, localAddress, hostBridge } = container;
  const addresses = [hostAddress, localAddress].filter((address) => address !== null).join(" ↔ ");
  const parts = [addresses, hostBridge === null ? "" : `bridge ${hostBridge}`].filter((part) => part !== "");
  return parts.length === 0 ? "private" : parts.join(", ");
}

function systemOf(guest: Guest): string {
  switch (guest.kind) {
    case "flake":
      return `the flake ${guest.url}`;
    case "configuration":
      return "its configuration, as part of the host's";
    case "profile":
      return "the one in its profile";
    case "path":
      return guest.path;
  }
}

/** What is different in the conf files, letter by letter, and why; what is the same for several of them once. */
export function differencesTable(proved: readonly ProvedContainer[]): Table {
  const all = proved.flatMap(({ name, differences }) =>
    differences.map(({ key, before, after, because }) => ({
      name,
      cells: [key, shown(before), shown(after), because ?? "is different"],
    })),
  );
  const rows = [...groupBy(all, ({ cells }) => JSON.stringify(cells)).values()].map((own) => {
    const names = own.map(({ name }) => name);
    const [key = "", ...rest] = own[0]?.cells ?? [];
    return [key, names.length === proved.length && names.length > 1 ? "all" : names.join(", "), ...rest];
  });
  return {
    title: "Conf files, where the declared ones differ",
    columns: ["setting", "containers", "before", "declared", "why"],
    rows: rows.toSorted(([a = ""], [b = ""]) => KEYS.indexOf(a) - KEYS.indexOf(b)),
  };
}

const KEYS = [...CONF_KEYS.keys()];

/** Blanks at the ends show in quotation marks only. */
function shown(value: string | null): string {
  if (value === null) return "–";
  return value === value.trim() && value !== "" ? value : `"${value}"`;
}
