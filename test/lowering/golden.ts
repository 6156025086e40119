import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parseFacts } from "../../src/facts/parse-facts.ts";
import { lowerHost } from "../../lowering/lower-host.ts";
import type { ContainerOptions, LoweredHost, Service } from "../../lowering/types.ts";

/** What the real module made of one configuration, as the oracle records it. */
export interface Golden {
  /** Whether the units were rendered by another release's systemd module. */
  readonly partial?: boolean;
  readonly containers: { readonly [name: string]: ContainerOptions };
  readonly facts: { readonly system: string };
  readonly units: { readonly [name: string]: { readonly text: string } };
  readonly services: { readonly [name: string]: Service };
  /** Text by store path. */
  readonly files: { readonly [path: string]: string };
  readonly etc: { readonly [path: string]: { readonly text: string } };
  readonly extraHosts: string;
  readonly denyInterfaces: readonly string[];
  readonly udevExtraRules: string;
  readonly kernelModules: readonly string[];
  readonly multiUserWants: readonly string[];
  readonly failedAssertions: readonly string[];
  readonly warnings: readonly string[];
}

/** The recorded cases of a release that the release accepts; none where the oracle is not at hand. */
export function readGoldens(directory: string): [name: string, golden: Golden][] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .toSorted()
    .map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(directory, file), "utf8")) as Golden])
    .filter((entry): entry is [string, Golden] => !("error" in (entry[1] as Golden)));
}

/** Lowers the final option values of a golden. What the host sets is read off what the module did with it. */
export function lowerGolden(release: string, golden: Golden): LoweredHost {
  return lowerHost({
    release,
    containers: golden.containers,
    host: {
      enableContainers: Object.keys(golden.units).length > 0,
      networkmanager: golden.udevExtraRules.includes("v[eb]-*"),
      system: golden.facts.system,
      stateVersion: golden.services["container@"]?.environment["root"] === "/var/lib/containers/%i" ? "21.11" : null,
    },
    facts: parseFacts(JSON.stringify(golden.facts)),
  });
}

/** Puts the text of a generated file in place of its path, so that two sides that name files differently compare. */
export function inlineFiles(text: string, files: { readonly [path: string]: string }): string {
  return Object.entries(files).reduce(
    (result, [path, content]) =>
      result.includes(path) ? result.replaceAll(path, () => `«${inlineFiles(content, files)}»`) : result,
    text,
  );
}
