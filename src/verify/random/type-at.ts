import type { NixType } from "../../options/nix-type.ts";

/** The type of what is at a path below something of a type; undefined where there is nothing of a type. */
export function typeAt(type: NixType | undefined, [name, ...rest]: readonly string[]): NixType | undefined {
  if (type === undefined || name === undefined) return type;
  switch (type.kind) {
    case "attrsOf":
    case "loaOf":
      return typeAt(type.of, rest);
    case "nullOr":
      return typeAt(type.of, [name, ...rest]);
    case "submodule":
      return typeAt(type.options[name]?.type, rest);
    default:
      return undefined;
  }
}
