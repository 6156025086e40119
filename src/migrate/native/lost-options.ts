import type { OptionPath } from "../../../lowering/native/native-container.ts";
import { showOption } from "../../options/show-option.ts";
import { siteAt } from "../../options/site.ts";
import type { Release } from "../../releases/releases.ts";
import type { Finding } from "../common/plan.ts";
import { mappingOf } from "./mappings.ts";
import type { MigratedContainer } from "./migrated-container.ts";
import { nativeMessages } from "./native-messages.ts";

/** Options, or values of them, that plain systemd has no equal for. */
export interface LostOptions {
  readonly findings: readonly Finding[];
  /** What of `--accept` was of use. */
  readonly accepted: ReadonlySet<string>;
}

/** A loss with both ways to tell it: as an error, and as one that the user accepts. */
interface Lost {
  readonly option: OptionPath;
  readonly refused: (accept: string) => Pick<Finding, "text" | "advice">;
  readonly accepted: Pick<Finding, "text" | "advice">;
}

/** What is lost is an error each, or a warning where `accept` names it: `OPTION`, or `containers.NAME.OPTION`. */
export function lostOptions(
  containers: readonly MigratedContainer[],
  accept: readonly string[],
  release: Release,
): LostOptions {
  const used = new Set<string>();
  const findings = containers.flatMap((container) =>
    lossesOf(container).map((lost): Finding => {
      const names = namesOf(container.name, lost.option, release);
      const by = accept.find((option) => names.includes(option));
      if (by !== undefined) used.add(by);
      const told =
        by === undefined
          ? { severity: "error" as const, ...lost.refused(String(lost.option[0])) }
          : { severity: "warning" as const, ...lost.accepted };
      return { subject: names.at(-1) ?? container.name, ...placeIn(container, lost.option), ...told };
    }),
  );
  return { findings, accepted: used };
}

function lossesOf({ set, hasConfig, native }: MigratedContainer): readonly Lost[] {
  const unmapped = set.flatMap(({ path, option }): readonly Lost[] => {
    const mapping = mappingOf(option);
    // Of a system that is built already nothing is evaluated.
    if (mapping?.maps !== "not" || !hasConfig) return [];
    const refused = (accept: string) => nativeMessages.unmapped(mapping, accept);
    return [{ option: path, refused, accepted: nativeMessages.unmappedAccepted(mapping) }];
  });
  const lost = native.losses.map(({ option, value, reason }): Lost => {
    const refused = (accept: string) => nativeMessages.lost(reason, value, accept);
    return { option, refused, accepted: nativeMessages.lostAccepted(reason, value) };
  });
  return [...unmapped, ...lost];
}

/** Every way to name an option, the fullest last: elements of lists and sets by the option that holds them, too. */
function namesOf(container: string, option: OptionPath, { has }: Release): readonly string[] {
  const names = option.filter((part) => typeof part === "string");
  const prefixes = names.map((_, index) => names.slice(0, index + 1));
  return [
    ...prefixes.map((path) => showOption(path, has)),
    ...prefixes.map((path) => showOption(["containers", container, ...path], has)),
  ];
}

/** Where the configuration defines it. */
function placeIn({ name, node }: MigratedContainer, option: OptionPath): Pick<Finding, "place"> {
  const [definition] = siteAt(node, ["containers", name], option, "value").definitions;
  if (definition === undefined) return {};
  const [file, line, column] = definition.at;
  return { place: line === 0 ? { file, line: null, column: null } : { file, line, column } };
}
