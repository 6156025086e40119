import { renderGuestVeths, renderHostVeths, renderVethFlags, renderVethRemoval } from "./extra-veths.ts";
import { lines } from "./indented-string.ts";
import type { ServiceOptions } from "./lower-service.ts";
import type { ModuleRelease } from "./releases.ts";
import { compileTemplate } from "./template.ts";
import type { Facts } from "./types.ts";

/** Renders the scripts of services. Equal scripts are one string. */
export interface ScriptRenderer {
  containerInit(options: ServiceOptions): string;
  /** `containerInit` is the path of that script. */
  start(options: ServiceOptions, containerInit: string): string;
  preStart(options: ServiceOptions): string;
  postStart(options: ServiceOptions): string;
  preStop(): string;
  reloadContainer(): string;
  /** The file behind `ExecStart=` and its like, given the text of `script`: `makeJobScript` of the systemd module. */
  job(script: string): string;
}

/** Scripts of one release for one host, whose platform is `system`. */
export function createScriptRenderer(release: ModuleRelease, facts: Facts, system: string): ScriptRenderer {
  const { templates } = release;
  const constants = {
    shell: facts.shell,
    ...facts.packages,
    personality: system === "x86_64-linux" ? templates.personality : "",
  };
  const containerInit = compileTemplate(templates.containerInit, constants);
  const start = compileTemplate(templates.start, constants);
  const preStart = compileTemplate(templates.preStart, constants);
  const postStart = compileTemplate(templates.postStart, constants);
  const preStop = compileTemplate(templates.preStop, constants);
  const reloadContainer = compileTemplate(templates.reloadContainer, constants);
  const job = compileTemplate(release.jobScript, constants);
  return {
    containerInit: ({ extraVeths }) => containerInit({ extraVeths: renderGuestVeths(extraVeths) }),
    start: (options, initPath) => start({ ...startValues(options), containerInit: initPath }),
    preStart: ({ extraVeths }) => preStart({ extraVeths: renderVethRemoval(extraVeths) }),
    postStart: (options) => postStart(postStartValues(options)),
    preStop: () => preStop({}),
    reloadContainer: () => reloadContainer({}),
    job: (script) => job({ script }),
  };
}

function startValues(options: ServiceOptions) {
  const capabilities = options.additionalCapabilities.join(" ");
  return {
    extraVeths: renderVethFlags(options.extraVeths),
    capabilities: options.additionalCapabilities.length === 0 ? "" : `--capability="${capabilities}"`,
    tmpfs: options.tmpfs.map((mount) => `--tmpfs=${mount}`).join(" "),
  };
}

function postStartValues(options: ServiceOptions) {
  return {
    hostAddress: renderAddress(options.hostAddress, "ip addr", "$HOST_ADDRESS"),
    hostAddress6: renderAddress(options.hostAddress6, "ip -6 addr", "$HOST_ADDRESS6"),
    localAddress: renderAddress(options.localAddress, "ip route", "$LOCAL_ADDRESS"),
    localAddress6: renderAddress(options.localAddress6, "ip -6 route", "$LOCAL_ADDRESS6"),
    extraVeths: renderHostVeths(options.extraVeths),
  };
}

/** `ipcall` of the module: an address of the configuration, else one that a conf file may give (`nixos-container`). */
function renderAddress(address: string | null, command: string, variable: string): string {
  if (address !== null) return `${command} add ${address} dev $ifaceHost`;
  return lines([`if [ -n "${variable}" ]; then`, `  ${command} add ${variable} dev $ifaceHost`, "fi"]);
}
