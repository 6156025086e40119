import type { FileStore } from "./file-store.ts";
import { renderEnvironment, renderUnit } from "./render-unit.ts";
import type { Facts, Service } from "./types.ts";

/** What the units of one lowering have in common. */
export interface UnitContext {
  /** The `Environment=` lines of a service, from its own variables. */
  readonly environment: (own: Service["environment"]) => string;
  readonly files: FileStore;
}

/** The text of `NAME.service`: what the systemd module adds to a service, its scripts included, and then renders. */
export function lowerUnit(context: UnitContext, name: string, service: Service): string {
  return renderUnit(service, context.environment(service.environment), addJobs(context, name, service));
}

/** Renders what a service runs with; the services of a host mostly share one text. */
export function createEnvironmentRenderer(facts: Facts): UnitContext["environment"] {
  const path = searchPath(facts);
  const rendered = new WeakMap<object, string>();
  return (own) => {
    let text = rendered.get(own);
    if (text === undefined) {
      text = renderEnvironment({ ...facts.globalEnvironment, ...own, PATH: path });
      rendered.set(own, text);
    }
    return text;
  };
}

/** Programs of the service itself (`path = [ pkgs.iproute ]`), then those that every service has. */
function searchPath({ packages, defaultPath }: Facts): string {
  const roots = [packages.iproute, ...defaultPath];
  return [...roots.map((root) => `${root}/bin`), ...roots.map((root) => `${root}/sbin`)].join(":");
}

function addJobs({ files }: UnitContext, name: string, service: Service) {
  const addJob = files.jobsOf(`unit-script-${name}`);
  return {
    ExecStartPre: addJob("pre-start", service.preStart),
    // `scriptArgs`, which is empty, follows the space.
    ExecStart: `${addJob("start", service.script)} `,
    ExecStartPost: addJob("post-start", service.postStart),
    ExecStop: addJob("pre-stop", service.preStop),
  };
}
