import type { Position } from "../../definitions/definition.ts";
import { moduleRelease } from "../../../lowering/module-release.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import { optionAt } from "../option-at.ts";
import type { HostSurroundings } from "../host-surroundings.ts";
import type { Lint, LintedContainer, LintedHost, Report } from "../lint.ts";
import { VIRTUALISATIONS } from "../questions.ts";
import { hostSite } from "../host-site.ts";

/** The directory that Podman and the like have their files in. */
const SHARED_DIRECTORY = "containers";

/** Conf files that something else writes too, and their directory where others use it. */
export const confFiles: Lint = (host, report) => {
  const { surroundings, containers, host: options } = host;
  const [first] = containers;
  if (surroundings === null || first === undefined || !options.enableContainers) return;
  reportTwice(host, surroundings, report);
  const user = userOf(host, surroundings);
  if (user === undefined) return;
  const related = [hostSite(user.loc, user.at, user.on)];
  const byStateVersion = hasChange(host.release.name, "directories-by-state-version");
  const given = { directory: directoryOf(host), user: user.loc.join("."), byStateVersion };
  report("shared-conf-directory", given, first.nameSite([]), { related });
};

function directoryOf({ release, host }: LintedHost): string {
  return moduleRelease(release.name, host.stateVersion).directories.conf;
}

function reportTwice(host: LintedHost, { etcFiles }: HostSurroundings, report: Report): void {
  if (etcFiles === null || etcFiles.size === 0) return;
  for (const container of host.containers) {
    const file = fileOf(host, container);
    const at = etcFiles.get(file);
    if (at === undefined) continue;
    const site = hostSite(["environment", "etc", file], at, "name");
    const given = { option: optionAt(site), name: container.name, file };
    report("conf-file-written-twice", given, site, { related: [container.nameSite([])] });
  }
}

function fileOf(host: LintedHost, { name }: LintedContainer): string {
  return `${directoryOf(host)}/${name}.conf`;
}

interface User {
  readonly loc: readonly string[];
  readonly at: Position;
  readonly on: "name" | "value";
}

/** Newer modules warn of one user themselves. */
function isWarnedOf({ release, host }: LintedHost): boolean {
  return hasChange(release.name, "shared-directory-warning") && host.virtualisationContainers === true;
}

/** What else uses the directory of the conf files. */
function userOf(host: LintedHost, { virtualisation, etcFiles }: HostSurroundings): User | undefined {
  if (directoryOf(host) !== SHARED_DIRECTORY || isWarnedOf(host)) return undefined;
  for (const name of VIRTUALISATIONS) {
    const setting = virtualisation[name];
    if (setting?.value === true) return { loc: ["virtualisation", name, "enable"], at: setting.at, on: "value" };
  }
  const own = new Set(host.containers.map((container) => fileOf(host, container)));
  const other = [...(etcFiles ?? [])].find(([path]) => path.startsWith(`${SHARED_DIRECTORY}/`) && !own.has(path));
  return other && { loc: ["environment", "etc", other[0]], at: other[1], on: "name" };
}
