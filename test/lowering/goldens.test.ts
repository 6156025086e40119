import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { releaseNames } from "../../lowering/releases/release-name.ts";
import type { LoweredHost, Service } from "../../lowering/types.ts";
import { type Golden, inlineFiles, lowerGolden, readGoldens } from "./golden.ts";

/** Service options that the unit text does not show, or shows with others. */
const serviceFields = [
  "description",
  "wantedBy",
  "wants",
  "after",
  "preStart",
  "script",
  "postStart",
  "preStop",
  "restartIfChanged",
  "reloadIfChanged",
  "restartTriggers",
] as const satisfies readonly (keyof Service)[];

const kernelModules = ["bridge", "macvlan", "tap", "tun"];

for (const release of releaseNames) {
  const goldens = readGoldens(fileURLToPath(new URL(`../../../shared/oracle/expected/${release}`, import.meta.url)));

  describe.skipIf(goldens.length === 0)(`what the module of ${release} made (skipped without recordings)`, () => {
    it.each(goldens)("%s", (_, golden) => {
      const lowered = lowerGolden(release, golden);
      expect(summary(lowered, golden)).toEqual(goldenSummary(golden));
      const { extraRules } = lowered.services.udev;
      expect(golden.udevExtraRules).toContain(extraRules);
      expect(extraRules !== "").toBe(golden.udevExtraRules.includes("v[eb]-*"));
    });
  });
}

function summary(lowered: LoweredHost, { partial = false }: Golden) {
  const files = mapValues(lowered.files, (file) => file.text);
  return {
    containers: lowered.containers,
    units: partial ? Object.keys(lowered.units) : mapValues(lowered.units, (text) => inlineFiles(text, files)),
    services: mapValues(lowered.systemd.services, (service) => pickFields(service, files)),
    etc: mapValues(lowered.environment.etc, ({ text }) => text),
    extraHosts: lowered.networking.extraHosts,
    denyInterfaces: lowered.networking.dhcpcd.denyInterfaces,
    kernelModules: lowered.boot.kernelModules,
    wants: lowered.systemd.targets["multi-user"]?.wants ?? [],
    assertions: lowered.assertions,
    warnings: lowered.warnings,
  };
}

function goldenSummary(golden: Golden) {
  const { units, files } = golden;
  return {
    containers: golden.containers,
    units: golden.partial ? Object.keys(units) : mapValues(units, ({ text }) => inlineFiles(text, files)),
    services: mapValues(golden.services, (service) => pickFields(service, files)),
    etc: mapValues(golden.etc, ({ text }) => inlineFiles(text, files)),
    extraHosts: golden.extraHosts,
    denyInterfaces: golden.denyInterfaces.filter((name) => /^v[eb]-/.test(name)),
    kernelModules: kernelModules.filter((name) => Object.keys(units).length > 0 && golden.kernelModules.includes(name)),
    wants: golden.multiUserWants.filter((name) => name === "machines.target"),
    assertions: golden.failedAssertions,
    warnings: golden.warnings,
  };
}

/** With the module's own part of `environment`, `serviceConfig` and `unitConfig`; the goldens hold other modules' too. */
function pickFields(service: Service, files: { readonly [path: string]: string }) {
  const { environment, serviceConfig, unitConfig } = service;
  const { ExecStart: _1, ExecStartPre: _2, ExecStartPost: _3, ExecStop: _4, ...directives } = serviceConfig;
  const fields = {
    ...Object.fromEntries(serviceFields.map((field) => [field, service[field]])),
    environment: { INSTANCE: environment["INSTANCE"], root: environment["root"] },
    serviceConfig: directives,
    mounts: unitConfig["RequiresMountsFor"],
  };
  return JSON.parse(JSON.stringify(fields), (_key, value: unknown) =>
    typeof value === "string" ? inlineFiles(value, files) : value,
  ) as unknown;
}

function mapValues<T, U>(record: { readonly [name: string]: T }, convert: (value: T) => U): { [name: string]: U } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
