import type { Directories } from "../../../../lowering/directories.ts";
import type { Definition } from "../../../definitions/definition.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pointSpan } from "../../../diagnostics/point-span.ts";
import { definitionsOf } from "../../../options/definitions-of.ts";
import { submoduleNode } from "../../../options/submodule-node.ts";
import type { Release } from "../../../releases/releases.ts";
import type { Finding } from "../../common/plan.ts";
import type { EditedSources } from "../edited-sources.ts";
import { isBelow } from "../../common/is-below.ts";
import { releaseMessages } from "../release-messages.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";
import { placeOf } from "./place-of.ts";
import { placed } from "./placed.ts";

/** What lints and the module say of the new release, and did not say of the old one. */
export function newFindings(before: EvaluatedSide, after: EvaluatedSide, sources: EditedSources): readonly Finding[] {
  const known = new Set([...before.findings, ...warningsOf(before)].map(keyOf));
  const found = [...warningsOf(after), ...after.findings].filter((diagnostic) => !known.has(keyOf(diagnostic)));
  return placed(found, sources).map(({ severity, loc, span, message, help }) => ({
    severity: severity === "hint" ? "note" : "warning",
    subject: loc.join(".") || releaseMessages.configuration,
    ...placeOf(span),
    text: message,
    ...(help !== null && { advice: help }),
  }));
}

function warningsOf({ lowered }: EvaluatedSide): readonly Diagnostic[] {
  return lowered.diagnostics.filter(({ code }) => code === "configuration-warning");
}

function keyOf({ code, loc }: Diagnostic): string {
  return JSON.stringify([code, loc]);
}

/** Why `system.stateVersion` stays as it is, or what it means that nobody says it. */
export function stateVersionFindings(
  { document, lowered }: EvaluatedSide,
  moved: { readonly before: Directories; readonly after: Directories },
  sources: EditedSources,
): readonly Finding[] {
  const [first] = definitionsAt({ document }, "system.stateVersion");
  const subject = "system.stateVersion";
  const moves = moved.before.roots !== moved.after.roots;
  const { stateVersion } = lowered.hostOptions;
  if (stateVersion === null) {
    return moves ? [{ severity: "warning", subject, ...releaseMessages.stateVersionMissing(moved.after.roots) }] : [];
  }
  const text = releaseMessages.stateVersionStays(stateVersion, moves ? moved.after.roots : null);
  const span = pointSpan(first?.at);
  const place = span === null ? null : { ...span, ...sources.originalPlace(span.file, span) };
  return [{ severity: "note", subject, ...placeOf(place), text }];
}

/** What the host says of its packages, where the release before or after alone evaluates containers with those. */
export function hostPackagesFindings(before: EvaluatedSide, to: Release): readonly Finding[] {
  const [did, does] = [sharesPackages(before.options.release), sharesPackages(to)];
  const set = packageSettings(before);
  const guests = [...before.lowered.guests].filter((name) => !hasOwnPackages(before, name));
  if (did === does || set === undefined || guests.length === 0) return [];
  const place = placeOf(pointSpan(set.at));
  return [{ severity: "warning", subject: set.option, ...place, ...releaseMessages.hostPackages(does, guests) }];
}

/** Where the configuration says something of its packages; their defaults are definitions of NixOS itself. */
function packageSettings({ document, notes }: EvaluatedSide) {
  const { nixpkgs } = notes.nixos ?? {};
  const all = (document.surroundings?.answers ?? []).flatMap(({ loc, definitions }) =>
    definitions.map(({ at }) => ({ option: loc.join("."), at })),
  );
  return all.find(
    ({ option, at: [file] }) => PACKAGES.includes(option) && (nixpkgs === undefined || !isBelow(nixpkgs, file)),
  );
}

/** Only a release that has the option `pkgs` takes the packages of the host by default. */
function sharesPackages({ has }: Release): boolean {
  return has("pkgs-option") && !has("pkgs-option-removed");
}

function hasOwnPackages({ document }: EvaluatedSide, name: string): boolean {
  const { options } = submoduleNode(document.containers.attrs[name] ?? null);
  return "pkgs" in options || "nixpkgs" in options;
}

const PACKAGES: readonly string[] = ["nixpkgs.overlays", "nixpkgs.config"];

/** What has to be known of the systems inside of containers. */
export function guestFindings({ lowered }: EvaluatedSide): readonly Finding[] {
  const guests = [...lowered.guests];
  return guests.length === 0 ? [] : [{ severity: "note", subject: "config", text: releaseMessages.guests(guests) }];
}

function definitionsAt({ document }: Pick<EvaluatedSide, "document">, option: string): readonly Definition[] {
  const found = document.host.find(({ loc }) => loc.join(".") === option);
  return found === undefined ? [] : definitionsOf(found.node, undefined);
}
