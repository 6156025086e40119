import type { FileStore } from "./file-store.ts";
import { perObject } from "./per-object.ts";
import { divideSection, renderEnvironment, renderUnit, type SharedTexts } from "./render-unit.ts";
import type { Facts, Service } from "./types.ts";

/** What the units of one lowering have in common. */
export interface UnitContext {
  readonly texts: SharedTexts;
  readonly files: FileStore;
}

/** The text of `NAME.service`: what the systemd module adds to a service, its scripts included, and then renders. */
export function lowerUnit(context: UnitContext, name: string, service: Service): string {
  return renderUnit(service, context.texts, addJobs(context, name, service));
}

/** The texts that the services of a host share. */
export function createSharedTexts(facts: Facts): SharedTexts {
  const path = searchPath(facts);
  return {
    environment: perObject((own) => renderEnvironment({ ...facts.globalEnvironment, ...own, PATH: path })),
    section: perObject(divideSection),
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
