import type { Definition, Node, Position } from "../../definitions/definition.ts";
import { definitionsOf } from "../../options/definitions-of.ts";

/** Where something is that defines an option, or anything in it. */
export function positionsIn(node: Node): readonly Position[] {
  const found: Position[] = [];
  const left: Node[] = [node];
  for (let inner = left.pop(); inner !== undefined; inner = left.pop()) {
    found.push(...definitionsOf(inner, undefined).map(({ at }: Definition) => at));
    if (typeof inner === "object" && inner !== null) {
      if ("attrs" in inner) left.push(...Object.values(inner.attrs));
      if ("options" in inner) left.push(...Object.values(inner.options));
    }
  }
  return found;
}
