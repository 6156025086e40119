import type { Definition, Value } from "../../definitions/definition.ts";
import { mergeScalar } from "../merge-scalar.ts";
import type { OptionType } from "./option-type.ts";

/** A platform by its name, such as `x86_64-linux`: `nixpkgs.system`. */
export const platformName: OptionType<string> = {
  ...common(),
  description: "string",
  check: (value) => typeof value === "string",
};

/** A platform as a set with `system` or `config`: `nixpkgs.localSystem`, whose definitions update one another. */
export const platformSet: OptionType<string> = {
  ...common(),
  description: "attribute set",
  check: isSet,
  merge: ({ definitions }) => definitions.map(nameOf).findLast((name) => name !== undefined) ?? "",
};

/** A platform in either form: `nixpkgs.hostPlatform`. */
export const platform: OptionType<string> = {
  ...common(),
  description: "string or attribute set",
  check: (value) => typeof value === "string" || isSet(value),
};

function common(): Pick<OptionType<string>, "merge" | "toNix" | "toJsonSchema"> {
  return {
    merge(merging) {
      const value = mergeScalar<Value>(merging);
      return value === undefined ? undefined : (nameOf({ at: ["", 0, 0], value }) ?? "");
    },
    toNix: () => ({ kind: "platform", description: "platform", merge: "scalar" }),
    toJsonSchema: () => ({ type: "string" }),
  };
}

function isSet(value: Value): boolean {
  return typeof value === "object" && value !== null && "set" in value;
}

/** The Nix side has taken the name out of a set. */
function nameOf({ value }: Definition): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "string" in value ? value.string : undefined;
}
