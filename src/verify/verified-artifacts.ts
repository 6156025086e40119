import { sortedEntries } from "../../lowering/byte-order.ts";
import { showAssignments } from "../diff/show-container.ts";
import { containerOf } from "../diff/unit-path.ts";
import { groupBy } from "../group-by.ts";
import type { HostView } from "./host-view.ts";
import { showLoc } from "./show-loc.ts";
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
    ...view.others.map((loc) => artifact("other", showLoc(loc), "")),
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
  { withoutPaths }: ViewTexts,
): readonly VerifiedArtifact[] {
  return sortedEntries(fields).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const text = withoutPaths(typeof value === "string" ? value : showAssignments([field], value));
    return [{ kind: "service", container: containerOfUnit(`${service}.service`), name: `${service}.${field}`, text }];
  });
}

/** A unit, and every file that it leads to: each is known by the directive that does, and by the files in between. */
function unitAndFiles(unit: string, text: string, texts: ViewTexts): readonly VerifiedArtifact[] {
  const container = containerOfUnit(unit);
  const artifact = (kind: VerifiedKind, name: string, content: string): VerifiedArtifact => {
    return { kind, container, name, text: texts.withoutPaths(content) };
  };
  // Files of a store cannot name each other in a circle.
  const filesBehind = (content: string, leads: string): readonly VerifiedArtifact[] =>
    texts.filesIn(content).flatMap((file, index) => {
      const name = index === 0 ? leads : `${leads} ${index + 1}`;
      return [artifact("file", name, file), ...filesBehind(file, `${name} file`)];
    });
  const lines = groupBy(text.split("\n"), (line) => /^([^=]+)=/.exec(line)?.[1] ?? "");
  return [
    artifact("unit", unit, text),
    ...[...lines].flatMap(([directive, of]) => filesBehind(of.join("\n"), `${unit} ${directive}`)),
  ];
}
