import type { SubmoduleNode } from "../definitions/definition.ts";
import type { Merging } from "./merging.ts";
import { isDefined, isNotNull, winning } from "./module-definitions.ts";
import type { NamedOption } from "./option-declaration.ts";
import { reportExclusiveOptions, reportRemovedOption } from "./report.ts";

/**
 * Reports the definitions that a container's own module refuses: of an option that it has only for that, and of two
 * options that exclude each other. Returns whether there are any.
 */
export function reportRefusedOptions(
  options: ReadonlyMap<string, NamedOption>,
  merging: Merging,
  node: SubmoduleNode,
): boolean {
  let refused = false;
  for (const name in node.options) {
    const option = options.get(name);
    if (option === undefined) continue;
    if (option.removed === true && isDefined(node.options, name)) {
      reportRemovedOption(merging, option, winning(node.options, name));
      refused = true;
    }
    const { excludes } = option;
    if (excludes !== undefined && isDefined(node.options, excludes) && isNotNull(node.options, name, merging)) {
      const both = [excludes, name].flatMap((each) => winning(node.options, each));
      reportExclusiveOptions(merging, name, both);
      refused = true;
    }
  }
  return refused;
}
