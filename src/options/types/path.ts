import type { Value } from "../../definitions/definition.ts";
import { mergeOneOption } from "../merge-one-option.ts";
import type { OptionType } from "./option-type.ts";

/** `types.path`: whatever `toString` makes a string of that starts with a slash. The merged value is that string. */
export const path: OptionType<string> = {
  description: "path",
  check: (value) => stringOf(value)?.startsWith("/") ?? false,
  merge(merging) {
    const value = mergeOneOption<Value>(merging);
    return value === undefined ? undefined : stringOf(value);
  },
  take: (value) => (typeof value === "string" && value.startsWith("/") ? value : undefined),
  toNix: () => ({ kind: "path", merge: "one" }),
  toJsonSchema: () => ({ type: "string", pattern: "^/" }),
};

function stringOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if ("path" in value) return value.path;
  return "string" in value ? value.string : undefined;
}
