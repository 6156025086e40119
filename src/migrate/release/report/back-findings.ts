import { compareReleases } from "../../../../lowering/releases/release-name.ts";
import { pointSpan } from "../../../diagnostics/point-span.ts";
import { definitionsOf } from "../../../options/definitions-of.ts";
import { hostDeclarations, type HostOption } from "../../../options/host-declarations.ts";
import type { Release } from "../../../releases/releases.ts";
import type { Finding } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";
import { dutiesOf } from "../row-duties.ts";
import type { Row } from "../rows-between.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";
import { placeOf } from "./place-of.ts";

/** What has to be said on the way to an older release, beside what it refuses of containers. */
export function backFindings(rows: readonly Row[], before: EvaluatedSide, to: Release): readonly Finding[] {
  if (compareReleases(to.name, before.options.release.name) >= 0) return [];
  const subject = releaseMessages.configuration;
  return [{ severity: "warning", subject, ...releaseMessages.back }, ...goneHostOptions(rows, before)];
}

/** Nobody but NixOS refuses an option of the host that a release has not got. */
function goneHostOptions(rows: readonly Row[], before: EvaluatedSide): readonly Finding[] {
  return rows
    .filter(({ way, change }) => way === "goes" && change.of === "option")
    .flatMap((row) => optionsOf(row).flatMap((option) => goneHostOption(row, option, before)));
}

function goneHostOption(row: Row, { loc }: HostOption, { document }: EvaluatedSide): readonly Finding[] {
  const found = document.host.find((option) => option.loc.join(".") === loc.join("."));
  const [first] = found === undefined ? [] : definitionsOf(found.node, undefined);
  if (first === undefined) return [];
  const duty = dutiesOf(row.id)?.goes;
  const advice = duty === undefined || duty.does === "nothing" ? {} : { advice: duty.advice };
  const place = placeOf(pointSpan(first.at));
  return [{ severity: "error", subject: loc.join("."), ...place, text: releaseMessages.row(row), ...advice }];
}

function optionsOf({ id }: Row): readonly HostOption[] {
  return Object.values<HostOption>(hostDeclarations).filter(({ since }) => since === id);
}
