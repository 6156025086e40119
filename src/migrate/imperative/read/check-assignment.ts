import type { Release } from "../../../releases/releases.ts";
import type { Finding } from "../../common/plan.ts";
import { CONF_KEYS } from "../conf-keys.ts";
import { finding, type FindingSite } from "../messages.ts";
import type { Assignment } from "./conf-file.ts";
import { parsePorts } from "./parse-ports.ts";
import { splitFlags } from "./split-flags.ts";
import { splitWords } from "./split-words.ts";

/** What a setting is declared with. */
export interface Setting {
  readonly assignment: Assignment;
  readonly release: Release;
  /** Whether the container has a private network. */
  readonly privateNetwork: boolean;
}

/** Why a setting cannot be declared; undefined where it can. What is set to nothing always can. */
export function checkAssignment(setting: Setting, site: FindingSite): Finding | undefined {
  const { assignment, release, privateNetwork } = setting;
  const { key, value } = assignment;
  const known = CONF_KEYS.get(key);
  if (known === undefined) return finding("unknown-key", site, { key });
  if (value === "" || value === DEFAULTS[key]) return undefined;
  const { option, since, network } = known;
  if (since !== undefined && !release.has(since) && key !== "FLAKE") {
    return finding("key-without-option", site, { key, option, release: release.name });
  }
  if (network === true && !privateNetwork) return finding("network-without-private", site, { key });
  return CHECKS[key]?.(setting, site);
}

/** What is the same as nothing. */
const DEFAULTS: Readonly<Record<string, string>> = { PRIVATE_USERS: "no" };

type Check = (setting: Setting, site: FindingSite) => Finding | undefined;

const CHECKS: Readonly<Record<string, Check>> = {
  PRIVATE_NETWORK: checkSwitch,
  AUTO_START: checkSwitch,
  SYSTEM_PATH: checkPath,
  NETWORK_NAMESPACE_PATH: checkPath,
  HOST_PORT: ({ assignment: { value } }, site) => {
    const ports = parsePorts(value);
    return typeof ports === "string" ? finding("not-a-port", site, { value: ports }) : undefined;
  },
  LOCAL_MAC_ADDRESS: ({ assignment: { value } }, site) =>
    /^(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$/.test(value) ? undefined : finding("not-a-mac-address", site, { value }),
  PRIVATE_USERS: ({ assignment: { value } }, site) =>
    isUsers(value) ? undefined : finding("not-private-users", site, { value }),
  EXTRA_NSPAWN_FLAGS: ({ assignment: { key, value }, release }, site) =>
    release.has("extra-flags-option") || splitFlags(splitWords(value)).extraFlags.length === 0
      ? undefined
      : finding("key-without-option", site, { key, option: "extraFlags", release: release.name }),
};

function checkSwitch({ assignment: { key, value } }: Setting, site: FindingSite): Finding | undefined {
  return ["0", "1"].includes(value) ? undefined : finding("not-a-switch", site, { key, value });
}

function checkPath({ assignment: { key, value } }: Setting, site: FindingSite): Finding | undefined {
  return value.startsWith("/") ? undefined : finding("not-absolute", site, { key, value });
}

const MAX_USER = 2 ** 32 - 1;

function isUsers(value: string): boolean {
  return (
    ["no", "identity", "pick"].includes(value) || (/^(?:0|[1-9]\d{0,9})$/.test(value) && Number(value) <= MAX_USER)
  );
}
