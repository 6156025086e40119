import type { Value } from "../../definitions/definition.ts";
import type { Release } from "../../releases/releases.ts";
import { mergeScalar } from "../merge-scalar.ts";
import type { OptionType } from "./option-type.ts";

/** `types.path`: whatever `toString` makes a string of that starts with a slash. The merged value is that string. */
export function path({ has }: Release): OptionType<string> {
  const description = has("absolute-path") ? "absolute path" : "path";
  return {
    description,
    descriptionClass: "noun",
    check: isPath,
    merge(merging) {
      const value = mergeScalar<Value>(merging);
      return value === undefined ? undefined : stringOf(value);
    },
    take: (value) => (typeof value === "string" && value.startsWith("/") ? value : undefined),
    toNix: () => ({ kind: "path", description, merge: "scalar" }),
    toJsonSchema: () => ({ type: "string", pattern: "^/" }),
  };
}

/** `types.path.check` */
export function isPath(value: Value): boolean {
  return stringOf(value)?.startsWith("/") ?? false;
}

function stringOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if ("path" in value) return value.path;
  return "string" in value ? value.string : undefined;
}
