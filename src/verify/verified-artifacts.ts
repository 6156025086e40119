import { sortedEntries } from "../../lowering/byte-order.ts";
import { showAssignments } from "../diff/show-container.ts";
import { containerOf } from "../diff/unit-path.ts";
import type { HostView } from "./host-view.ts";
import { createViewTexts, type ViewTexts } from "./view-texts.ts";
import type { VerifiedArtifact, VerifiedKind } from "./verification.ts";

/** What a side puts on the host, part by part. */
export function verifiedArtifacts(view: HostView): readonly VerifiedArtifact[] {
  const texts = createViewTexts(view);
  return [
    ...hostArtifacts(view),
    ...sortedEntries(view.containers).flatMap(([name, container]) => optionsOf(name, container)),
    ...sortedEntries(view.services).flatMap(([name, service]) => fieldsOf(name, service, texts)),
    ...sortedEntries(view.units).flatMap(([name, text]) => unitAndFiles(name, text, texts)),
    ...sortedEntries(view.etc).map(([path, text]): VerifiedArtifact => {
      return { kind: "conf", container: CONF.exec(path)?.[1] ?? null, name: path, text };
    }),
  ];
}

const CONF = /^(?:nixos-)?containers\/(.*)\.conf$/s;

function hostArtifacts(view: HostView): readonly VerifiedArtifact[] {
  const artifact = (kind: VerifiedKind, name: string, text: string): VerifiedArtifact => {
    return { kind, container: null, name, text };
  };
  return [
    artifact("assertions", "assertions", paragraphs(view.assertions)),
    artifact("warnings", "warnings", paragraphs(view.warnings)),
    artifact("hosts", "networking.extraHosts", view.extraHosts),
    artifact("dhcpcd", "networking.dhcpcd.denyInterfaces", lines(view.denyInterfaces)),
    artifact("udev", "services.udev.extraRules", view.udevExtraRules),
    artifact("modules", "boot.kernelModules", lines(view.kernelModules)),
    artifact("targets", "systemd.targets.multi-user.wants", lines(view.multiUserWants)),
    artifact("packages", "environment.systemPackages", lines(view.systemPackages)),
  ];
}

function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join("");
}

/** Messages in an order that does not depend on who says them. */
function paragraphs(messages: readonly string[]): string {
  return lines(messages.map((message) => message.trimEnd()).toSorted());
}

function optionsOf(container: string, values: Readonly<Record<string, unknown>>): readonly VerifiedArtifact[] {
  return sortedEntries(values).flatMap(([option, value]) => {
    if (value === undefined) return [];
    return [{ kind: "option", container, name: option, text: showAssignments([option], value) }];
  });
}

/** The services that run a container; null is the template. */
function containerOfUnit(unit: string): string | null {
  return containerOf(`/${unit}`);
}

function fieldsOf(
  service: string,
  fields: Readonly<Record<string, unknown>>,
  { named }: ViewTexts,
): readonly VerifiedArtifact[] {
  return sortedEntries(fields).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const text = named(typeof value === "string" ? value : showAssignments([field], value));
    return [{ kind: "service", container: containerOfUnit(`${service}.service`), name: `${service}.${field}`, text }];
  });
}

/** A unit, and every file that it leads to: each is known by the directive that does. */
function unitAndFiles(unit: string, text: string, texts: ViewTexts): readonly VerifiedArtifact[] {
  const container = containerOfUnit(unit);
  const files = text.split("\n").flatMap((line) => {
    const directive = /^([^=]+)=/.exec(line)?.[1] ?? "";
    return texts.filesIn(line).map((file) => ({ file, leads: `${unit} ${directive}` }));
  });
  const found: VerifiedArtifact[] = [];
  const names = new Map<string, number>();
  const add = ({ file, leads }: (typeof files)[number]): void => {
    const count = (names.get(leads) ?? 0) + 1;
    names.set(leads, count);
    const name = count === 1 ? leads : `${leads} (${count})`;
    found.push({ kind: "file", container, name, text: texts.named(file.text) });
    // Files of a store cannot name each other in a circle.
    for (const inner of texts.filesIn(file.text)) add({ file: inner, leads: `${name} ${inner.name}` });
  };
  files.forEach(add);
  return [{ kind: "unit", container, name: unit, text: texts.named(text) }, ...found];
}
