import type { ContainerOptions } from "../../../lowering/types.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Network namespaces beside options that make interfaces: NixOS itself refuses only `privateNetwork` and `interfaces`. */
export const networkNamespaces: Lint = ({ containers }, report) => {
  for (const container of containers) {
    if ((container.options.networkNamespace ?? null) === null) continue;
    const [first, ...others] = clashing(container.options).map((option) => container.nameSite([option]));
    if (first === undefined) continue;
    const namespace = container.nameSite(["networkNamespace"]);
    const given = { options: [first, ...others].map(optionAt), namespace: optionAt(namespace) };
    report("network-namespace-clash", given, first, { related: [...others, namespace] });
  }
};

function clashing({ extraVeths, macvlans, extraFlags = [] }: ContainerOptions): readonly string[] {
  return [
    ...(Object.keys(extraVeths).length > 0 ? ["extraVeths"] : []),
    ...(macvlans.length > 0 ? ["macvlans"] : []),
    ...(extraFlags.some((flag) => /(^|\s)(-n\b|--network-(?!namespace-path))/.test(flag)) ? ["extraFlags"] : []),
  ];
}
