import type { FileStore } from "./file-store.ts";
import type { ScriptRenderer } from "./render-scripts.ts";
import { renderUnit } from "./render-unit.ts";
import type { Facts, Service } from "./types.ts";

/** What the units of one lowering have in common. */
export interface UnitContext {
  readonly facts: Facts;
  readonly scripts: ScriptRenderer;
  readonly files: FileStore;
}

/** The text of `NAME.service`: what the systemd module adds to a service, its scripts included, and then renders. */
export function lowerUnit(context: UnitContext, name: string, service: Service): string {
  const { facts } = context;
  const environment = {
    ...facts.globalEnvironment,
    ...service.environment,
    PATH: searchPath(facts),
  };
  return renderUnit(service, environment, addJobs(context, name, service));
}

/** Programs of the service itself (`path = [ pkgs.iproute ]`), then those that every service has. */
function searchPath({ packages, defaultPath }: Facts): string {
  const roots = [packages.iproute, ...defaultPath];
  return [...roots.map((root) => `${root}/bin`), ...roots.map((root) => `${root}/sbin`)].join(":");
}

function addJobs({ scripts, files }: UnitContext, name: string, service: Service) {
  const addJob = (phase: string, script: string) =>
    files.addScript(`unit-script-${name}-${phase}`, scripts.job(script));
  return {
    ExecStartPre: addJob("pre-start", service.preStart),
    // `scriptArgs`, which is empty, follows the space.
    ExecStart: `${addJob("start", service.script)} `,
    ExecStartPost: addJob("post-start", service.postStart),
    ExecStop: addJob("pre-stop", service.preStop),
  };
}
