import type { ContainerOptions } from "../../../lowering/types.ts";
import type { SitePath } from "../../options/site.ts";
import { bindEffects } from "./bind-effects.ts";
import { confEffect } from "./conf-effect.ts";
import { deviceEffect } from "./device-effect.ts";
import type { Effect, Place } from "./effect.ts";
import { readAssignment } from "./environment-file.ts";
import { patternIn, shellEffect } from "./shell-effect.ts";

/** A value that becomes something else. */
export interface PastedValue {
  readonly path: SitePath;
  readonly value: string;
  readonly place: Place;
  readonly effect: Effect;
}

/** What does not stay as it is among the values that the module pastes into scripts and files, in order. */
export function pastedValues(options: ContainerOptions): readonly PastedValue[] {
  return [
    ...pathValue(options),
    ...bridgeValues(options),
    ...interfaceValues(options, "interfaces"),
    ...interfaceValues(options, "macvlans"),
    ...bindEffects(options.bindMounts),
    ...flagValues(options),
    ...tmpfsValues(options),
    ...options.allowedDevices.flatMap(({ node }, index) =>
      changed(["allowedDevices", index, "node"], node, "device", deviceEffect(node)),
    ),
  ];
}

function changed(path: SitePath, value: string, place: Place, effect: Effect | undefined): readonly PastedValue[] {
  return effect === undefined ? [] : [{ path, value, place, effect }];
}

/** The start of the container quotes the variable, its reload does not. */
function pathValue({ path }: ContainerOptions): readonly PastedValue[] {
  const inConf = confEffect(path);
  if (inConf !== undefined) return changed(["path"], path, "path", inConf);
  const reload = shellEffect(path.trimEnd(), (value) => `${value}/bin/switch-to-configuration test`);
  return changed(["path"], path, "reload", reload);
}

function bridgeValues({ privateNetwork, hostBridge, extraVeths }: ContainerOptions): readonly PastedValue[] {
  if (!privateNetwork) return [];
  const own =
    hostBridge === null
      ? []
      : changed(["hostBridge"], hostBridge, "bridge", confEffect(hostBridge, "--network-bridge="));
  const ofPairs = Object.entries(extraVeths).flatMap(([name, veth]) => {
    const bridge = veth.hostBridge ?? "";
    const effect = shellEffect(bridge, (value) => value) ?? patternEffect(bridge);
    return changed(["extraVeths", name, "hostBridge"], bridge, "pair", bridge === "" ? undefined : effect);
  });
  return [...own, ...ofPairs];
}

/** White space between names is what the variable has anyway. */
function interfaceValues(options: ContainerOptions, option: "interfaces" | "macvlans"): readonly PastedValue[] {
  return options[option].flatMap((name, index) => {
    const read = readAssignment(`"${name}`);
    const lost: Effect | undefined = read === name ? undefined : { code: "characters-lost", becomes: read };
    return changed([option, index], name, "interfaces", lost ?? patternEffect(name));
  });
}

function patternEffect(value: string): Effect | undefined {
  const part = patternIn(value);
  return part === undefined ? undefined : { code: "value-expanded", part };
}

/** Spaces split flags into words on purpose; see the lint of stray words. */
function flagValues({ extraFlags }: ContainerOptions): readonly PastedValue[] {
  return extraFlags.flatMap((flag, index) => {
    const becomes = readAssignment(`"${flag}`);
    return changed(
      ["extraFlags", index],
      flag,
      "flags",
      becomes === flag ? undefined : { code: "characters-lost", becomes },
    );
  });
}

function tmpfsValues({ tmpfs }: ContainerOptions): readonly PastedValue[] {
  return tmpfs.flatMap((mount, index) =>
    changed(
      ["tmpfs", index],
      mount,
      "tmpfs",
      shellEffect(mount, (value) => `--tmpfs=${value}`),
    ),
  );
}
