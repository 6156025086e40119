import { lowerNative } from "../../../lowering/native/lower-native.ts";
import { moduleWith } from "../../../lowering/module-release.ts";
import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { Facts, LoweredHost } from "../../../lowering/types.ts";
import type { EvaluationDocument } from "../../evaluation/evaluation-schema.ts";
import { machineNameFlaw } from "../../lints/names/machine-name.ts";
import type { LoweredDocument } from "../../lower-document.ts";
import type { Release } from "../../releases/releases.ts";
import type { Finding, MigrationPlan } from "../common/plan.ts";
import { is32BitSystem } from "./guest-system.ts";
import { lostOptions } from "./lost-options.ts";
import { mappingTable } from "./mapping-table.ts";
import type { MigratedContainer } from "./migrated-container.ts";
import { nativeFindings } from "./native-findings.ts";
import { nativeMessages } from "./native-messages.ts";
import { nativeSteps } from "./native-steps.ts";
import { nativeTree } from "./native-tree.ts";
import { setOptions } from "./set-options.ts";
import { unitFindings } from "./unit-findings.ts";

/** A configuration that is evaluated and lowered, and where the files are to go. */
export interface NativeOrder {
  readonly document: EvaluationDocument;
  readonly lowered: LoweredDocument;
  readonly host: LoweredHost;
  readonly release: Release;
  readonly facts: Facts;
  /** Absolute. */
  readonly out: string;
  /** Options that may be lost: `OPTION`, or `containers.NAME.OPTION`. */
  readonly accept: readonly string[];
}

/** Plans the same containers for plain systemd. */
export function planNative(order: NativeOrder): MigrationPlan {
  const { document, host, release, out, accept, lowered } = order;
  const { hostOptions } = lowered;
  const all = hostOptions.enableContainers ? migratedContainers(order) : [];
  const [refused, containers] = [all.filter(isRefused), all.filter((container) => !isRefused(container))];
  const lost = lostOptions(containers, accept, release);
  const { directories } = moduleWith(release.has, hostOptions.stateVersion);
  return {
    title: `${release.name} → plain systemd`,
    project: out,
    edits: [],
    tree: { directory: out, entries: nativeTree(host, containers) },
    findings: [
      ...refused.map(({ name }): Finding => ({
        severity: "error",
        subject: `containers.${name}`,
        ...nativeMessages.machineName,
      })),
      ...lost.findings,
      ...accept
        .filter((option) => !lost.accepted.has(option))
        .map((option): Finding => ({ severity: "warning", subject: option, ...nativeMessages.notAccepted(option) })),
      ...unitFindings(document.besides),
      ...nativeFindings(containers),
      ...disabled(hostOptions.enableContainers),
    ],
    tables: containers.length === 0 ? [] : [mappingTable(containers, release)],
    steps: nativeSteps(containers, { directories, out }),
  };
}

function isRefused({ name }: MigratedContainer): boolean {
  return machineNameFlaw(name) !== undefined;
}

function disabled(isEnabled: boolean): readonly Finding[] {
  return isEnabled ? [] : [{ severity: "note", subject: "host", ...nativeMessages.containersDisabled }];
}

function migratedContainers({ document, host, lowered, release, facts }: NativeOrder): readonly MigratedContainer[] {
  const module = moduleWith(release.has, lowered.hostOptions.stateVersion);
  return sortedEntries(host.containers).flatMap(([name, options]): readonly MigratedContainer[] => {
    const node = document.containers.attrs[name];
    if (node === undefined) return [];
    const is32Bit = is32BitSystem(options.path, lowered.hostOptions.system);
    return [
      {
        name,
        options,
        node,
        set: setOptions(node),
        hasConfig: lowered.guests.has(name),
        native: lowerNative(module, { name, container: options, facts, is32Bit }),
      },
    ];
  });
}
