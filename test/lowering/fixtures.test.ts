import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { lowerHost } from "../../lowering/lower-host.ts";
import type { ContainerOptions, Facts, LoweredHost, Service } from "../../lowering/types.ts";

// What evaluations of whole NixOS systems made of the container in `container.json`, release by release, with roots of
// packages shortened and generated files named by what they are. Where another release's systemd module rendered the
// units, `service.json` has the options in their place, and the scripts are those of the options.
const directory = fileURLToPath(new URL("fixtures", import.meta.url));

const facts: Facts = {
  system: "x86_64-linux",
  shell: "/store/bash/bin/bash",
  packages: {
    systemd: "/store/systemd",
    iproute: "/store/iproute2",
    nix: "/store/nix",
    nixosContainer: "/store/nixos-container",
  },
  defaultPath: ["/store/coreutils", "/store/findutils", "/store/gnugrep", "/store/gnused", "/store/systemd"],
  globalEnvironment: {
    LOCALE_ARCHIVE: "/store/glibc-locales/lib/locale/locale-archive",
    TZDIR: "/store/tzdata/share/zoneinfo",
  },
  toplevels: {},
};

describe.each(readdirSync(directory))("the module of %s", (release) => {
  const read = (file: string) => readFileSync(`${directory}/${release}/${file}`, "utf8");
  const container = JSON.parse(read("container.json")) as ContainerOptions;
  const host = lowerHost({
    release,
    containers: { all: container },
    host: { enableContainers: true, networkmanager: false, system: facts.system, stateVersion: null },
    facts,
  });
  const service = host.systemd.services["container@all"];
  if (service === undefined) throw new Error("no service");
  const written = existsSync(`${directory}/${release}/container.service`)
    ? writtenUnit(host)
    : writtenService(service, host);

  it("writes what it wrote", () => {
    const expected = readdirSync(`${directory}/${release}`).filter((file) => file !== "container.json");
    expect(Object.keys(written).toSorted()).toEqual(expected.toSorted());
  });

  it.each(Object.entries(written))("writes %s as it did", (file, text) => {
    const expected = read(file);
    if (file === "service.json") expect(JSON.parse(text)).toEqual(JSON.parse(expected));
    else expect(text).toBe(expected);
  });
});

function writtenUnit(host: LoweredHost): { readonly [file: string]: string } {
  const unit = host.units["container@all.service"] ?? "";
  const jobs = [...unit.matchAll(/^Exec(?:Start|Stop)(?:Pre|Post)?=(\S+)/gm)].map(([, path = ""]) => path);
  return {
    ...sharedFiles(host),
    "container.service": named(unit, host),
    "template.service": named(host.units["container@.service"] ?? "", host),
    ...Object.fromEntries(jobs.map((path) => [`${roleOf(path)}.sh`, named(textOf(host, path), host)])),
  };
}

function writtenService(service: Service, host: LoweredHost): { readonly [file: string]: string } {
  const { wantedBy, wants, after, restartIfChanged, reloadIfChanged, restartTriggers, serviceConfig } = service;
  const fields = {
    wantedBy,
    wants,
    after,
    restartIfChanged,
    reloadIfChanged,
    restartTriggers,
    root: service.environment["root"],
    requiresMountsFor: service.unitConfig["RequiresMountsFor"],
    serviceConfig,
  };
  return {
    ...sharedFiles(host),
    "service.json": named(JSON.stringify(fields), host),
    "start.sh": named(service.script, host),
    "pre-start.sh": named(service.preStart, host),
    "post-start.sh": named(service.postStart, host),
    ...(service.preStop !== "" && { "pre-stop.sh": named(service.preStop, host) }),
  };
}

function sharedFiles(host: LoweredHost): { readonly [file: string]: string } {
  const { script = "", serviceConfig = {} } = host.systemd.services["container@all"] ?? {};
  return {
    "container.conf": Object.values(host.environment.etc)[0]?.text ?? "",
    "container-init.sh": textOf(host, /\S+-container-init/.exec(script)?.[0] ?? ""),
    "reload-container.sh": textOf(host, String(serviceConfig["ExecReload"])),
  };
}

function textOf(host: LoweredHost, path: string): string {
  return host.files[path]?.text ?? "";
}

/** With «what it is» in place of the path of every generated file. */
function named(text: string, host: LoweredHost): string {
  return Object.keys(host.files).reduce((result, path) => result.replaceAll(path, `«${roleOf(path)}»`), text);
}

function roleOf(path: string): string {
  if (path.endsWith(".conf")) return "conf";
  if (path.includes("-X-Restart-Triggers")) return "restart-triggers";
  return /-(container-init|reload-container|pre-start|post-start|pre-stop|start)$/.exec(path)?.[1] ?? path;
}
