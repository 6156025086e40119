import type { Flag } from "./nspawn-flags.ts";

/** The sections of a `.nspawn` file. */
export type NspawnSection = "Exec" | "Files" | "Network";

/** A setting of a `.nspawn` file. */
export interface NspawnSetting {
  readonly section: NspawnSection;
  readonly key: string;
  readonly value: string;
  /** Whether it takes the place of what is there. */
  readonly single: boolean;
}

/** How a flag is said in a `.nspawn` file: a setting, with the flag's argument as its value unless `value` makes another. */
interface Rule {
  readonly section: NspawnSection;
  readonly key: string;
  readonly single?: boolean;
  /** Undefined for an argument that the setting does not take. */
  readonly value?: (argument: string | undefined) => string | undefined;
}

/**
 * The setting of a flag; undefined for one that has none. Settings of a file replace what the command line says of the
 * same matter (`--settings=override`), so that flags have to be settings where they can be.
 */
export function flagSetting(flag: Flag): NspawnSetting | undefined {
  const rule = ruleOf(flag);
  const value = rule?.value === undefined ? flag.argument : rule.value(flag.argument);
  return rule === undefined || value === undefined
    ? undefined
    : { section: rule.section, key: rule.key, value, single: rule.single ?? false };
}

function ruleOf({ name, argument }: Flag): Rule | undefined {
  if (name !== "rlimit") return RULES[name];
  const [, limit] = /^(?:RLIMIT_)?([A-Z]+)=/.exec(argument ?? "") ?? [];
  return limit === undefined
    ? undefined
    : { section: "Exec", key: `Limit${limit}`, single: true, value: (text) => text?.replace(/^[^=]*=/, "") };
}

const exec = (key: string): Rule => ({ section: "Exec", key });
const execOnce = (key: string): Rule => ({ section: "Exec", key, single: true });
const files = (key: string): Rule => ({ section: "Files", key });
const network = (key: string): Rule => ({ section: "Network", key });

/** A flag without an argument. */
const yes = (rule: Rule): Rule => ({ ...rule, single: true, value: () => "yes" });

/** systemd-nspawn takes capabilities with commas between them, a file with spaces. */
const capabilities = (key: string): Rule => ({
  section: "Exec",
  key,
  value: (argument) => argument?.split(",").join(" "),
});

const RULES: Readonly<Record<string, Rule>> = {
  "as-pid2": yes(exec("ProcessTwo")),
  "ambient-capability": capabilities("AmbientCapability"),
  capability: capabilities("Capability"),
  "drop-capability": capabilities("DropCapability"),
  chdir: execOnce("WorkingDirectory"),
  "cpu-affinity": execOnce("CPUAffinity"),
  ephemeral: yes(exec("Ephemeral")),
  hostname: execOnce("Hostname"),
  "kill-signal": execOnce("KillSignal"),
  "link-journal": execOnce("LinkJournal"),
  "no-new-privileges": execOnce("NoNewPrivileges"),
  "notify-ready": execOnce("NotifyReady"),
  "oom-score-adjust": execOnce("OOMScoreAdjust"),
  personality: execOnce("Personality"),
  "pivot-root": execOnce("PivotRoot"),
  "private-users": { section: "Exec", key: "PrivateUsers", single: true, value: privateUsersValue },
  "private-users-chown": { section: "Files", key: "PrivateUsersOwnership", single: true, value: () => "chown" },
  "private-users-ownership": { section: "Files", key: "PrivateUsersOwnership", single: true },
  "resolv-conf": execOnce("ResolvConf"),
  // Without a value it is a variable of the host's, which a file cannot name.
  setenv: { section: "Exec", key: "Environment", value: (text) => (text?.includes("=") === true ? text : undefined) },
  "suppress-sync": execOnce("SuppressSync"),
  "system-call-filter": exec("SystemCallFilter"),
  timezone: execOnce("Timezone"),
  user: execOnce("User"),
  uuid: execOnce("MachineID"),
  bind: files("Bind"),
  "bind-ro": files("BindReadOnly"),
  "bind-user": files("BindUser"),
  inaccessible: files("Inaccessible"),
  overlay: files("Overlay"),
  "overlay-ro": files("OverlayReadOnly"),
  "read-only": yes(files("ReadOnly")),
  tmpfs: files("TemporaryFileSystem"),
  volatile: { section: "Files", key: "Volatile", single: true, value: (argument) => argument ?? "yes" },
  "network-bridge": { section: "Network", key: "Bridge", single: true },
  "network-interface": network("Interface"),
  "network-ipvlan": network("IPVLAN"),
  "network-macvlan": network("MACVLAN"),
  "network-veth": yes(network("VirtualEthernet")),
  "network-veth-extra": network("VirtualEthernetExtra"),
  "network-zone": { section: "Network", key: "Zone", single: true },
  port: network("Port"),
  "private-network": yes(network("Private")),
};

/**
 * The value of `PrivateUsers=` for that of the flag. To a file, a 0 or 1 alone means no or yes; to the flag they are the
 * first of the 65536 users.
 */
export function privateUsersValue(argument = "yes"): string {
  return /^\d+$/.test(argument) ? `${argument}:65536` : argument;
}

/** Flags that the unit of systemd has anyway. */
export const USUAL_FLAGS: ReadonlySet<string> = new Set(["keep-unit", "quiet"]);

/** Flags that decide what runs and which container it is: that is the unit's affair. */
export const FLAGS_OF_THE_SERVICE: ReadonlySet<string> = new Set([
  "boot",
  "directory",
  "help",
  "image",
  "machine",
  "oci-bundle",
  "settings",
  "template",
  "version",
]);
