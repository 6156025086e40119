import { listInProse } from "../../diagnostics/list-in-prose.ts";
import type { Finding } from "../common/plan.ts";
import { stepMessages } from "./step-messages.ts";
import type { Row } from "./rows-between.ts";

type Said = Pick<Finding, "text" | "advice">;

/** What a migration between releases says, beside diagnostics and the duties of rows. */
export const releaseMessages = {
  ...stepMessages,

  mountsLabel: "bindMounts as a set",
  pkgsLabel: "nixpkgs in place of pkgs",
  orderLabel: "no order around a set",
  enabledLabel: "boot.enableContainers as it was",
  renamedLabel: (from: string, to: string) => `${from} renamed to ${to}`,

  /** The duties of rows say what to do, unless it depends on the obstacle. */
  computedMounts: {
    obstacle: "The mounts are not written at this place as a list of sets with a mount point each.",
  },
  computedPkgs: {
    obstacle:
      "Which nixpkgs these packages are from is not written at this place, or `config` uses a name in it itself.",
    advice:
      "Write `nixpkgs = PACKAGES.path;` in its place and, where the packages are configured otherwise, " +
      "`nixpkgs.pkgs = PACKAGES;` in the container's `config`, under a name that `config` does not use itself.",
  },
  orderThatCounts: {
    obstacle:
      "The set has other definitions, which it comes before or after, or its order is not written at this place.",
  },
  foreignFile: (project: string) => `It is in a file that is not one of ${project}, and so not changed.`,

  unseen: {
    text: "It is imported by its absolute path, so that it cannot be tried out what becomes of the edits.",
    advice: "Import it by a relative path, and migrate then.",
  },
  otherwise: (release: string) => `Change it so that NixOS ${release} takes it, and migrate what is left then.`,

  configuration: "configuration",
  host: "(host)",
  otherContainers: "(not in the configuration)",
  row: ({ at, change, way }: Row) =>
    way === "comes" ? `NixOS ${at}: ${change.summary}` : `Not before NixOS ${at}: ${change.summary}`,
  change: ({ change, way }: Row) => (way === "comes" ? change.summary : `No longer: ${change.summary}`),
  from: (release: string, reason: string) => `The configuration is for NixOS ${release} (${reason}).`,
  migratedBefore: (from: string, to: string, message: string) =>
    `NixOS ${to} takes the configuration as it is, and ${from} refuses it: it has been migrated already. ${message}`,

  noSuchContainer: (name: string, known: readonly string[]) => ({
    text: `There is no container \`${name}\` to rename.`,
    advice: known.length === 0 ? "There are no containers at all." : `There is ${listInProse(known, "and")}.`,
  }),
  nameTaken: (name: string) => ({
    text: `There is a container \`${name}\` already.`,
    advice: "Choose a name that no container has.",
  }),
  computedName: (name: string) => ({
    text: `The name \`${name}\` is computed: it is not written where the container is defined.`,
    advice: "Change what computes it.",
  }),
  foreignName: (file: string, project: string) => ({
    text: `The name is in ${file}, which is not one of ${project}, and so not changed.`,
    advice: "Rename it there first.",
  }),
  underscores: "systemd-nspawn of the new release refuses names with underscores: the container does not start.",
  proposal: (from: string, to: string) => ({
    text: `\`${to}\` is a name that every release takes. Nothing is renamed unless you say so.`,
    advice: `Run it again with \`--rename ${from}=${to}\`, or another name. The directories of the container have to be moved then.`,
  }),
  proposalTable: (from: string, to: string) => ({
    title: `What --rename ${from}=${to} changes`,
    columns: ["place", "before", "after"],
  }),
  unclearTable: (name: string) => ({
    title: `Where ${name} stays, as it may mean something else`,
    columns: ["place", "line"],
  }),

  enabledLost: (value: boolean): Said => ({
    text: `Its default is ${!value} from now on, and was ${value}; there is no place in the configuration where it could be set for certain.`,
    advice: `Add \`boot.enableContainers = ${value};\`, or \`boot.enableContainers = ${!value};\` where that is what you want.`,
  }),
  enabledSet: (value: boolean): Said => ({
    text: `Its default changes from ${value} to ${!value}: it is set to ${value}, so that all stays as it is.`,
    ...(value && {
      advice: "Without containers that nixos-container made, the host does not need it: leave the line out then.",
    }),
  }),
  movedMention: (to: string): Said => ({
    text: `Containers are in ${to} from the switch on, and this names where they were.`,
    advice: `Write ${to} in its place. What is mounted below has to be unmounted before the directories are moved.`,
  }),
  mergedMounts: (mountPoint: string): Said => ({
    text: `Several mounts have the mount point ${mountPoint}. They were one on top of the other, and are one mount now.`,
    advice: "See which directory of the host is meant, and take the other definitions away.",
  }),
  back: {
    text: "This is the way to an older release. What services have written to their directories may be too new for those that come with it, in containers as on the host.",
    advice: "Make a copy of all state before, and see that each service can read it.",
  },
  stateVersionStays: (version: string, roots: string | null) =>
    `It stays "${version}": it tells with which release the host's state was made, not which one runs.` +
    (roots === null
      ? " With it, containers stay where they are, too."
      : ` With it, containers live in ${roots} from now on.`),
  stateVersionMissing: (roots: string): Said => ({
    text: `Nothing sets it, so that it is the release itself: containers live in ${roots} from now on.`,
    advice:
      "Move them, as told in the steps, or set it to the release that the host was installed with, so that they stay.",
  }),
  hostPackages: (areShared: boolean, guests: readonly string[]): Said => ({
    text: areShared
      ? `In 20.09, the \`config\` of ${listInProse(guests, "and")} is evaluated with the packages of the host: what this says of them counts in containers too.`
      : `In 20.09, the \`config\` of ${listInProse(guests, "and")} was evaluated with the packages of the host; from 21.05 on it has its own, and what this says of packages counts no longer there.`,
    advice: areShared
      ? "See that containers need nothing else."
      : "Say it in `config` too, or set `nixpkgs.pkgs` there to the packages of the host.",
  }),
  guests: (names: readonly string[]) =>
    `The \`config\` of ${listInProse(names, "and")} is a NixOS of its own, which is built with the new release as well. It is not looked into: see the release notes about the services there, and leave its own \`system.stateVersion\` as it is.`,
  trouble: (hunks: string): Said => ({
    text: `It differs, and no change of the containers module is the reason:\n${hunks}`,
    advice: "See whether the configuration itself asks for the release. If not, this is a mistake of nixctr.",
  }),

  changesTable: {
    title: "What the new release makes otherwise",
    columns: ["release", "change", "containers", "where"],
  },
  switchTable: { title: "What the switch does to the containers", columns: ["container", "the switch", "away"] },
  restarts: (timeout: string | undefined) =>
    timeout === undefined ? "while it stops and starts" : `while it stops and starts, for which it has ${timeout}`,
  stops: "from the switch on",
  starts: "no, it starts",
  reloads: "no",
  stays: "no, not before its next start",
} as const;
