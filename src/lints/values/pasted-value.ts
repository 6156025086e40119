import { extraPairEnds } from "../../../lowering/container-network.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { ContainerOptions } from "../../../lowering/types.ts";
import type { Place } from "../../diagnostics/lints/value-messages.ts";
import type { SitePath } from "../../options/site.ts";
import type { Release } from "../../releases/releases.ts";
import { bindEffects } from "./bind-effects.ts";
import { confEffect } from "./conf-effect.ts";
import { deviceEffect } from "./device-effect.ts";
import type { Effect } from "./effect.ts";
import { readAssignment } from "./environment-file.ts";
import { isPlain } from "./plain-value.ts";
import { patternIn, quotedShellEffect, shellEffect } from "./shell-effect.ts";

/** A value that becomes something else. */
export interface PastedValue {
  readonly path: SitePath;
  readonly value: string;
  readonly place: Place;
  readonly effect: Effect;
}

/** What does not stay as it is among the values that the module of a release pastes into scripts and files, in order. */
export function pastedValues(release: Release, options: ContainerOptions): readonly PastedValue[] {
  const { path, interfaces, macvlans, bindMounts, extraFlags = [], tmpfs, allowedDevices } = options;
  return [
    ...(isPlain(path) || isFlake(options) ? [] : pathValue(path)),
    ...namespaceValue(options),
    ...bridgeValues(release, options),
    ...changedElements("interfaces", "interfaces", interfaces, interfaceEffect),
    ...changedElements("macvlans", "interfaces", macvlans, interfaceEffect),
    ...bindEffects(bindMounts),
    ...changedElements("extraFlags", "flags", extraFlags, flagEffect),
    ...changedElements("tmpfs", "tmpfs", tmpfs, (mount) => shellEffect(mount, (value) => `--tmpfs=${value}`)),
    ...allowedDevices.flatMap(({ node }, index) =>
      changed(["allowedDevices", index, "node"], node, "device", deviceEffect(node)),
    ),
  ];
}

function changed(path: SitePath, value: string, place: Place, effect: Effect | undefined): readonly PastedValue[] {
  return effect === undefined ? [] : [{ path, value, place, effect }];
}

function changedElements(
  option: string,
  place: Place,
  values: readonly string[],
  effectOf: (value: string) => Effect | undefined,
): readonly PastedValue[] {
  return values.flatMap((value, index) =>
    isPlain(value) ? [] : changed([option, index], value, place, effectOf(value)),
  );
}

/** The start of the container quotes the variable, its reload does not. */
function pathValue(path: string): readonly PastedValue[] {
  const inConf = confEffect(path);
  if (inConf !== undefined) return changed(["path"], path, "path", inConf);
  const reload = shellEffect(path.trimEnd(), (value) => `${value}/bin/switch-to-configuration test`);
  return changed(["path"], path, "reload", reload);
}

/** Then the path is a profile, and not in the conf file. */
function isFlake({ flake = null }: ContainerOptions): boolean {
  return flake !== null;
}

function namespaceValue({ networkNamespace }: ContainerOptions): readonly PastedValue[] {
  const value = networkNamespace ?? "";
  return isPlain(value) ? [] : changed(["networkNamespace"], value, "conf", confEffect(value));
}

function bridgeValues(release: Release, options: ContainerOptions): readonly PastedValue[] {
  const own = options.privateNetwork ? (options.hostBridge ?? "") : "";
  // Elements of an array are not split.
  const splits = !hasChange(release.name, "flag-array");
  const ownEffect = confEffect(own, splits ? "--network-bridge=" : undefined);
  const quoted = hasChange(release.name, "quoted-interfaces");
  const pairs = extraPairEnds(release, options).host ? Object.entries(options.extraVeths) : [];
  const ofPairs = pairs.flatMap(([name, { hostBridge }]) => {
    const bridge = hostBridge ?? "";
    const effect = quoted ? quotedShellEffect(bridge) : pairEffect(bridge);
    return changed(["extraVeths", name, "hostBridge"], bridge, quoted ? "quoted pair" : "pair", effect);
  });
  return [...changed(["hostBridge"], own, splits ? "bridge" : "conf", ownEffect), ...ofPairs];
}

function pairEffect(bridge: string): Effect | undefined {
  return shellEffect(bridge, (value) => `master ${value}`) ?? patternEffect(bridge);
}

/** White space between names is what the variable has anyway. */
function interfaceEffect(name: string): Effect | undefined {
  return flagEffect(name) ?? patternEffect(name);
}

function patternEffect(value: string): Effect | undefined {
  const part = patternIn(value);
  return part === undefined ? undefined : { code: "value-expanded", part };
}

/** Spaces split flags into words on purpose; see the lint of stray words. */
function flagEffect(flag: string): Effect | undefined {
  const becomes = readAssignment(`"${flag}`);
  return becomes === flag ? undefined : { code: "characters-lost", becomes };
}
