import type { FileStore } from "./file-store.ts";
import type { ModuleRelease } from "./module-release.ts";
import { perObject } from "./per-object.ts";
import { divideSection, type UnitParts, renderEnvironment, renderUnit, type SharedTexts } from "./render-unit.ts";
import type { Facts, Service } from "./types.ts";

/** What the units of one lowering have in common. */
export interface UnitContext {
  readonly module: ModuleRelease;
  readonly texts: SharedTexts;
  readonly files: FileStore;
}

/** Makes the text of `NAME.service`: what the systemd module adds to a service, its scripts included, then rendered. */
export function createUnitLowering(context: UnitContext): (name: string, service: Service) => string {
  const { has } = context.module;
  const shape = { dense: has("dense-service-section"), install: has("install-section") };
  const triggers = lowerTriggers(context);
  return (name, service) => {
    const parts: UnitParts = { execs: addJobs(context, name, service), restartTriggers: triggers(name, service) };
    return renderUnit(service, parts, context.texts, shape);
  };
}

/** The texts that the services of a host share. */
export function createSharedTexts(module: ModuleRelease, facts: Facts): SharedTexts {
  const path = searchPath(module, facts);
  return {
    environment: perObject((own) => renderEnvironment({ ...facts.globalEnvironment, ...own, PATH: path })),
    section: perObject(divideSection),
  };
}

/** Programs of the service itself (`path` of the module), then those that every service has. */
function searchPath({ has }: ModuleRelease, { packages, defaultPath }: Facts): string {
  const roots = [packages.iproute, ...(has("nix-on-path") ? [packages.nix] : []), ...defaultPath];
  return [...roots.map((root) => `${root}/bin`), ...roots.map((root) => `${root}/sbin`)].join(":");
}

function addJobs({ files }: UnitContext, name: string, service: Service): UnitParts["execs"] {
  const addJob = files.jobsOf(name);
  return {
    ExecStartPre: addJob("pre-start", service.preStart),
    // `scriptArgs`, which is empty, follows the space.
    ExecStart: `${addJob("start", service.script)} `,
    ExecStartPost: addJob("post-start", service.postStart),
    ...(service.preStop !== "" && { ExecStop: addJob("pre-stop", service.preStop) }),
  };
}

/** The value of `X-Restart-Triggers=`, empty without triggers. */
function lowerTriggers({ module: { has }, files }: UnitContext): (name: string, service: Service) => string {
  const list = ({ restartTriggers }: Service) => restartTriggers.join(" ");
  if (!has("triggers-file")) return (_name, service) => list(service);
  const isNamed = has("triggers-file-name");
  return (name, service) => {
    if (service.restartTriggers.length === 0) return "";
    const file = isNamed ? `X-Restart-Triggers-${name.replaceAll("@", "-")}` : "X-Restart-Triggers";
    return files.addText(file, list(service));
  };
}
