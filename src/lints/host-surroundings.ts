import type { Position } from "../definitions/definition.ts";
import type { Surroundings } from "../evaluation/surroundings.ts";
import { AnswerReader } from "./answer-reader.ts";
import { type ConfiguredInterface, configuredInterfaces } from "./configured-interfaces.ts";
import { INTERFACE_KINDS, questions, VIRTUALISATIONS } from "./questions.ts";

/** A value and where the configuration says it. */
export interface Said<T> {
  readonly value: T;
  readonly at: Position;
}

/** An option of the host: undefined where the configuration does not set it, null where only NixOS can tell. */
export type Setting<T> = Said<T> | undefined | null;

/** What the lints look at beside the containers. Options that are set by NixOS itself are not known. */
export interface HostSurroundings {
  /** Interfaces that the configuration makes or sets up, by name; null when there may be others. */
  readonly declaredInterfaces: ReadonlyMap<string, Position> | null;
  /** Those of `networking.interfaces` that are known. */
  readonly interfaces: readonly ConfiguredInterface[];
  readonly networkmanager: {
    readonly enable: Setting<boolean>;
    /** Null when there may be others. */
    readonly unmanaged: readonly Said<string>[] | null;
  };
  readonly networkd: {
    readonly enable: NetworkdSwitch | undefined | null;
    /** Those that are not switched off, by name as networkd reads them; null when there may be others. */
    readonly networks: readonly Network[] | null;
  };
  readonly dhcp: {
    readonly use: Setting<boolean>;
    /** `networking.dhcpcd.denyInterfaces`; null when there may be others. */
    readonly denied: readonly Said<string>[] | null;
  };
  /** Files in directories of containers and of networkd, by path below `/etc`; null when there may be others. */
  readonly etcFiles: ReadonlyMap<string, Position> | null;
  /** `virtualisation.NAME.enable`. */
  readonly virtualisation: Readonly<Record<(typeof VIRTUALISATIONS)[number], Setting<boolean>>>;
}

/** `systemd.network.enable` or `networking.useNetworkd`, whichever decides. */
export interface NetworkdSwitch extends Said<boolean> {
  readonly loc: readonly string[];
}

/** One of `systemd.network.networks`. */
export interface Network {
  /** Of the file, without `.network`: files are read in the order of their names. */
  readonly name: string;
  readonly at: Position;
  /**
   * Names and patterns of interfaces, as in `matchConfig.Name` (a `!` before the first one inverts all); empty when it
   * matches by other things alone, null when unknown.
   */
  readonly patterns: readonly Said<string>[] | null;
  /** Other keys of `matchConfig` (`MACAddress`, `Type`, …): all must match; null when there may be others. */
  readonly otherMatches: readonly string[] | null;
  readonly unmanaged: Setting<boolean>;
}

/** What the answers to `questions` say; null when there are none. */
export function hostSurroundings(surroundings: Surroundings | null): HostSurroundings | null {
  if (surroundings === null) return null;
  const answers = new AnswerReader(surroundings, questions);
  return {
    declaredInterfaces: declaredInterfaces(answers),
    interfaces: configuredInterfaces(answers),
    networkmanager: {
      enable: answers.bool(["networking", "networkmanager", "enable"]),
      unmanaged: answers.strings(["networking", "networkmanager", "unmanaged"]),
    },
    networkd: { enable: networkdEnable(answers), networks: networks(answers) },
    dhcp: {
      use: answers.bool(["networking", "useDHCP"]),
      denied: answers.strings(["networking", "dhcpcd", "denyInterfaces"]),
    },
    etcFiles: etcFiles(answers),
    virtualisation: virtualisation(answers),
  };
}

function virtualisation(answers: AnswerReader): HostSurroundings["virtualisation"] {
  const settings = VIRTUALISATIONS.map((name) => [name, answers.bool(["virtualisation", name, "enable"])]);
  return Object.fromEntries(settings) as HostSurroundings["virtualisation"];
}

function etcFiles(answers: AnswerReader): ReadonlyMap<string, Position> | null {
  const loc = ["environment", "etc"];
  const names = answers.names(loc);
  if (names === null) return null;
  const files = [...names].map(([name, at]) => ({ name, at, enable: answers.bool([...loc, name, "enable"]) }));
  if (files.some(({ enable }) => enable === null)) return null;
  return new Map(files.filter(({ enable }) => enable?.value !== false).map(({ name, at }) => [name, at]));
}

function declaredInterfaces(answers: AnswerReader): ReadonlyMap<string, Position> | null {
  const declared = new Map<string, Position>();
  for (const kind of INTERFACE_KINDS) {
    const names = answers.names(["networking", kind]);
    if (names === null) return null;
    for (const [name, at] of names) {
      const named = kind === "interfaces" ? answers.string(["networking", kind, name, "name"]) : undefined;
      if (named === null) return null;
      addMissing(declared, named?.value ?? name, named?.at ?? at);
    }
  }
  const netdevs = netdevNames(answers);
  for (const { value, at } of netdevs ?? []) addMissing(declared, value, at);
  return netdevs === null ? null : declared;
}

function addMissing(declared: Map<string, Position>, name: string, at: Position): void {
  if (!declared.has(name)) declared.set(name, at);
}

/** The interfaces that networkd makes; null when there may be others. */
function netdevNames(answers: AnswerReader): readonly Said<string>[] | null {
  const loc = ["systemd", "network", "netdevs"];
  const netdevs = answers.names(loc);
  if (netdevs === null) return null;
  const found: Said<string>[] = [];
  for (const name of netdevs.keys()) {
    const enable = answers.bool([...loc, name, "enable"]);
    const named = answers.string([...loc, name, "netdevConfig", "Name"]);
    if (enable === null || named === null) return null;
    if (enable?.value !== false && named !== undefined) found.push(named);
  }
  return found;
}

/** NixOS switches networkd on for `networking.useNetworkd`. */
const NETWORKD_SWITCHES = ["systemd.network.enable", "networking.useNetworkd"].map((option) => option.split("."));

function networkdEnable(answers: AnswerReader): NetworkdSwitch | undefined | null {
  const switches = NETWORKD_SWITCHES.map((loc) => {
    const said = answers.bool(loc);
    return said && { ...said, loc };
  });
  const on = switches.find((said) => said?.value === true);
  if (on !== undefined) return on;
  return switches.includes(null) ? null : switches.find((said) => said !== undefined);
}

function networks(answers: AnswerReader): readonly Network[] | null {
  const names = answers.names(["systemd", "network", "networks"]);
  if (names === null) return null;
  return [...names].flatMap(([name, at]) => network(answers, name, at) ?? []);
}

function network(answers: AnswerReader, name: string, at: Position): Network | undefined {
  const loc = ["systemd", "network", "networks", name];
  const enable = answers.bool([...loc, "enable"]);
  if (enable?.value === false) return undefined;
  const keys = answers.names([...loc, "matchConfig"]);
  // NixOS makes a `matchConfig.Name` of the option `name`.
  const patterns = [answers.words([...loc, "name"]), answers.words([...loc, "matchConfig", "Name"])];
  const known = patterns.flatMap((words) => (words === null ? [] : [words]));
  return {
    name,
    at,
    patterns: enable === null || keys === null || known.length < patterns.length ? null : known.flat(),
    otherMatches: keys === null ? null : [...keys.keys()].filter((key) => key !== "Name"),
    unmanaged: answers.systemdBool([...loc, "linkConfig", "Unmanaged"]),
  };
}
