import { pointSpan } from "../../../diagnostics/point-span.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { Finding } from "../../common/plan.ts";
import { foreignByName } from "../../imperative/read/foreign-files.ts";
import { releaseMessages } from "../release-messages.ts";
import { placeOf } from "./place-of.ts";
import type { MovedDirectories } from "./directory-steps.ts";

/** Where sources, as they were before all edits, name directories of containers that are elsewhere after the switch. */
export function movedMentions(
  { before, after }: Pick<MovedDirectories, "before" | "after">,
  sources: readonly ParsedSource[],
): readonly Finding[] {
  const moves = [
    { from: before.roots, to: after.roots },
    { from: `/etc/${before.conf}`, to: `/etc/${after.conf}` },
  ].filter(({ from, to }) => from !== to);
  return sources.flatMap((source) => moves.flatMap((move) => mentionsOf(move, source)));
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function mentionsOf({ from, to }: Move, source: ParsedSource): readonly Finding[] {
  const pattern = new RegExp(`${from}(?:/([\\w.@-]+))?(?![\\w-])`, "g");
  const nodes = Array.from(source.root.descendants()).toSorted((a, b) => a.start - b.start);
  return nodes.flatMap((node): readonly Finding[] => {
    // A path that is written without quotation marks is one of these, too.
    if (node.type !== "string_fragment" && node.type !== "path_expression") return [];
    const mention = [...node.text.matchAll(pattern)].find(([, name]) => name === undefined || !isForeign(name));
    if (mention === undefined) return [];
    const { line, column } = source.source.placeOf(node.start + mention.index);
    const place = placeOf(pointSpan([source.file, line, column]));
    return [{ severity: "warning", subject: from, ...place, ...releaseMessages.movedMention(to) }];
  });
}

/** What Podman and the like have beside containers of NixOS. */
function isForeign(name: string): boolean {
  return STORAGE.includes(name) || foreignByName(name) !== undefined;
}

const STORAGE: readonly string[] = ["cache", "sigstore", "storage"];
