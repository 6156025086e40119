import type { Value } from "../../../definitions/definition.ts";
import { type Expression, nix } from "../expression.ts";

/** A value of any type, as the evaluator hands it over and as one writes it. */
interface Sample {
  readonly value: Value;
  readonly expression: Expression;
}

/** Values of every type that Nix has: what is wrong for an option is one of them that its type does not take. */
export const samples: readonly Sample[] = (
  [
    ["yes", '"yes"'],
    ["", '""'],
    ["80", '"80"'],
    ["relative/path", '"relative/path"'],
    ["/absolute", '"/absolute"'],
    [0, "0"],
    [1, "1"],
    [-1, "(-1)"],
    [70000, "70000"],
    [{ integer: "4294967296" }, "4294967296"],
    [{ float: "1.5" }, "1.5"],
    [{ float: "1" }, "1.0"],
    [true, "true"],
    [null, "null"],
    [{ list: [] }, "[ ]"],
    [{ list: [5] }, "[ 5 ]"],
    [{ set: true }, "{ }"],
    [{ set: true }, "{ x = 1; }"],
    [{ function: true }, "(x: x)"],
    [{ path: "/etc" }, "/etc"],
  ] as const
).map(([value, text]) => ({ value, expression: nix(text) }));
