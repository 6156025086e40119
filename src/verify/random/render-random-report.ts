import { wrapText } from "../../diagnostics/wrap-text.ts";
import { someNames } from "../../diagnostics/some-names.ts";
import { countOf } from "../report/count-of.ts";
import { describeAttribution } from "../report/describe-attribution.ts";
import { mismatchGroups } from "../report/mismatch-groups.ts";
import { renderMismatchGroup } from "../report/render-mismatch-group.ts";
import type { VerifyStyle } from "../report/verify-style.ts";
import type { Cause, RandomReport } from "./random-report.ts";

/** The report for people: each cause with its smallest configuration and what differs, and a summary. */
export function* renderRandomReport(
  report: RandomReport,
  saved: ReadonlyMap<Cause, string>,
  style: VerifyStyle,
): Generator<string> {
  for (const { index, failure } of report.failures) yield `configuration ${index} is not compared: ${failure}\n\n`;
  // What somebody has to find out comes last, where it is read first.
  for (const cause of report.causes.toSorted((a, b) => b.changes.length - a.changes.length)) {
    yield* renderCause(cause, style);
    const directory = saved.get(cause);
    yield directory === undefined ? "\n" : `\nsaved to ${directory}\n\n`;
  }
  yield* renderSummary(report);
}

/** What has one cause often shows in many artifacts. */
const MOST_SHOWN = 4;

function* renderCause({ changes, configurations, minimal }: Cause, style: VerifyStyle): Generator<string> {
  const kind = changes.length === 0 ? "unexplained" : "explained";
  const indexes = someNames(configurations.map(String));
  yield style.paint("bold", `${kind}: configuration${configurations.length === 1 ? "" : "s"} ${indexes}\n`);
  for (const sentence of describeAttribution({ changes, options: [] })) {
    for (const line of wrapText(sentence, style.width - 2)) yield `  ${line}\n`;
  }
  for (const [file, text] of minimal.files) yield `\n# ${file} (from configuration ${minimal.index})\n${text}`;
  const groups = mismatchGroups(minimal.verified);
  const shown = style.verbose ? groups : groups.slice(0, MOST_SHOWN);
  for (const group of shown) yield `\n${renderMismatchGroup(group, style)}`;
  const left = groups.length - shown.length;
  if (left > 0) yield `\n${countOf(left, "more artifact")} ${left === 1 ? "differs" : "differ"}\n`;
}

function* renderSummary({
  seed,
  count,
  release,
  agreed,
  differing,
  failures,
  causes,
  complete,
}: RandomReport): Generator<string> {
  const { accepted, refused } = agreed;
  const outcomes = [
    `${accepted} lowered alike`,
    `${refused} refused alike`,
    `${differing} different`,
    `${failures.length} not compared`,
  ];
  if (!complete) yield "ended early: not all are verified, and nothing is known of causes\n";
  yield `${countOf(count, "random configuration")} for NixOS ${release}, seed ${seed}: ${outcomes.join(", ")}\n`;
  if (causes.length === 0) return;
  const unexplained = causes.filter(({ changes }) => changes.length === 0).length;
  const explained = causes.length - unexplained;
  yield `${countOf(causes.length, "cause")}: ${explained} explained by changes of releases, ${unexplained} unexplained\n`;
}
