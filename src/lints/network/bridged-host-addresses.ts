import { extraPairEnds } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { NetworkOptions } from "../../../lowering/types.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Addresses for a host's end that gets none, because it joins a bridge. */
export const bridgedHostAddresses: Lint = ({ containers, release }, report) => {
  for (const container of containers) {
    const { options } = container;
    if (options.privateNetwork) reportAddresses(container, [], options, report);
    if (!extraPairEnds(release, options).guest) continue;
    for (const [name, veth] of Object.entries(options.extraVeths)) {
      reportAddresses(container, ["extraVeths", name], veth, report);
    }
  }
};

/** `path` is that of the options: of the container itself, or of one of its `extraVeths`. */
function reportAddresses(
  container: LintedContainer,
  path: readonly string[],
  options: NetworkOptions,
  report: Report,
): void {
  const bridge = joinedBridge(options);
  // `empty-bridge` says what happens to a further pair.
  if (bridge === null) return;
  const [first, ...others] = (["hostAddress", "hostAddress6"] as const).filter((name) => options[name] !== null);
  if (first === undefined) return;
  const given = {
    options: [first, ...others].map((name) => optionAt(container.nameSite([...path, name]))),
    bridge,
    device: path[1],
  };
  const related = others.map((name) => container.nameSite([...path, name]));
  report("host-address-with-bridge", given, container.nameSite([...path, first]), { related });
}
