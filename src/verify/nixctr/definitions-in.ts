import type { AttrsNode, Node } from "../../definitions/definition.ts";
import { definitionsOf } from "../../options/definitions-of.ts";
import { submoduleNode } from "../../options/submodule-node.ts";
import type { Verification } from "../verification.ts";

/** Answers what a configuration defines of its containers, and where. */
export function definitionsIn({ attrs }: AttrsNode): Pick<Verification, "setOptions" | "placeOf"> {
  const optionsOf = (container: string): Readonly<Record<string, Node>> =>
    submoduleNode(attrs[container] ?? null).options;
  return {
    setOptions: (container) => Object.keys(optionsOf(container)),
    placeOf(container, option) {
      if (container === null) return null;
      const whole = submoduleNode(attrs[container] ?? null).definitions[0];
      const node = option === null ? undefined : optionsOf(container)[option];
      const [first = whole] = node === undefined ? [] : definitionsOf(node, whole);
      return first?.at ?? null;
    },
  };
}
