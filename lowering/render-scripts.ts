import { renderGuestVeths, renderHostVeths, renderVethFlags, renderVethRemoval } from "./extra-veths.ts";
import { lines } from "./indented-string.ts";
import type { ServiceOptions } from "./lower-service.ts";
import type { ModuleRelease } from "./module-release.ts";
import { type ScriptName, scriptTemplate, shellStyle } from "./script-templates.ts";
import { expandMacros } from "./shell-macros.ts";
import { compileTemplate } from "./template.ts";
import type { Facts } from "./types.ts";

/** Renders the scripts of services. Equal scripts are one string. */
export interface ScriptRenderer {
  containerInit(options: ServiceOptions): string;
  /** `containerInit` is the path of that script. */
  start(options: ServiceOptions, containerInit: string): string;
  preStart(options: ServiceOptions): string;
  postStart(options: ServiceOptions): string;
  /** Empty where a release has none. */
  preStop(): string;
  reloadContainer(): string;
  /** The file behind `ExecStart=` and its like, given the text of `script`: `makeJobScript` of the systemd module. */
  job(script: string): string;
}

/** Scripts of one release for one host, whose platform is `system`. */
export function createScriptRenderer(
  { has, directories }: ModuleRelease,
  facts: Facts,
  system: string,
): ScriptRenderer {
  const constants = {
    shell: facts.shell,
    ...facts.packages,
    runDirectory: directories.ephemeralRoots,
    ifaceHost: has("quoted-interfaces") ? '"$ifaceHost"' : "$ifaceHost",
    personality: system === "x86_64-linux" ? scriptTemplate("personality", has) : "",
  };
  const compile = (name: ScriptName) => compileTemplate(scriptTemplate(name, has), constants);
  const containerInit = compile("containerInit");
  const start = compile("start");
  const preStart = compile("preStart");
  const postStart = compile("postStart");
  const preStop = compile("preStop");
  const reloadContainer = compile("reloadContainer");
  const job = compile("job");
  const startValues = createStartValues(has);
  const postStartValues = createPostStartValues(has);
  return {
    containerInit: ({ extraVeths }) => containerInit({ extraVeths: renderGuestVeths(extraVeths) }),
    start: (options, initPath) => start({ ...startValues(options), containerInit: initPath }),
    preStart: ({ extraVeths }) => preStart({ extraVeths: renderVethRemoval(extraVeths) }),
    postStart: (options) => postStart(postStartValues(options)),
    preStop: () => renderPreStop(has, preStop({})),
    reloadContainer: () => reloadContainer({}),
    job: (script) => job({ script }),
  };
}

type Has = ModuleRelease["has"];

function createStartValues(has: Has) {
  const separator = has("capabilities-by-comma") ? "," : " ";
  const quote = has("flag-array");
  return ({ additionalCapabilities, ephemeral = false, extraVeths, tmpfs }: ServiceOptions) => ({
    extraVeths: renderVethFlags(extraVeths, quote),
    capabilities: additionalCapabilities.length === 0 ? "" : `--capability="${additionalCapabilities.join(separator)}"`,
    ephemeral: ephemeral ? "--ephemeral" : "",
    linkJournal: ephemeral ? "" : "--link-journal=try-guest",
    tmpfs: tmpfs.map((mount) => `--tmpfs=${mount}`).join(" "),
  });
}

function createPostStartValues(has: Has) {
  const renderAddress = addressRenderer(has);
  const hostVeths = { bringUp: has("host-veths-up"), quote: has("quoted-interfaces") };
  return (options: ServiceOptions) => ({
    hostAddress: renderAddress(options.hostAddress, "ip addr", "HOST_ADDRESS"),
    hostAddress6: renderAddress(options.hostAddress6, "ip -6 addr", "HOST_ADDRESS6"),
    localAddress: renderAddress(options.localAddress, "ip route", "LOCAL_ADDRESS"),
    localAddress6: renderAddress(options.localAddress6, "ip -6 route", "LOCAL_ADDRESS6"),
    extraVeths: renderHostVeths(options.extraVeths, hostVeths),
  });
}

/** `ipcall` of the module: an address of the configuration, else one that a conf file may give (`nixos-container`). */
function addressRenderer(has: Has) {
  const style = shellStyle(has);
  const quote = has("quoted-interfaces");
  const device = quote ? 'dev "$ifaceHost"' : "dev $ifaceHost";
  return (address: string | null, command: string, variable: string): string => {
    if (address !== null) return `${command} add ${address} ${device}`;
    const value = style.strict ? `\${${variable}}` : `$${variable}`;
    return lines([
      expandMacros(`if @set ${variable}@; then`, style),
      `  ${command} add ${quote ? `"${value}"` : value} ${device}`,
      "fi",
    ]);
  };
}

/** The module's text is a line without an end where it is one line. */
function renderPreStop(has: Has, text: string): string {
  if (has("stop-by-nspawn")) return "";
  return has("power-off-by-machinectl") ? text.trimEnd() : text;
}
