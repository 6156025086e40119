import { containersOption } from "../../../src/options/container-options.ts";
import { hostOptionsIn } from "../../../src/options/host-declarations.ts";
import type { NixType } from "../../../src/options/nix-type.ts";
import type { Release } from "../../../src/releases/releases.ts";
import type { RandomConfiguration } from "../../../src/verify/random/configuration.ts";
import type { Expression } from "../../../src/verify/random/expression.ts";

/** The options that a configuration defines somewhere, with placeholders as in the option model, and their kinds of types. */
export function coveredOptions({ definitions }: RandomConfiguration, release: Release): Covered {
  const found = { names: new Set<string>(), kinds: new Set<string>() };
  const ofHost = new Map(hostOptionsIn(release).map((option) => [option.loc.join("."), option.type.toNix()]));
  const containers = containersOption(release).type.toNix();
  for (const { loc, value } of definitions) {
    const type = ofHost.get(loc.join("."));
    if (type !== undefined) add(found, loc, type);
    if (loc[0] === "containers") cover(found, ["containers"], containers, { loc: loc.slice(1), value });
  }
  return found;
}

interface Covered {
  readonly names: Set<string>;
  readonly kinds: Set<string>;
}

function add({ names, kinds }: Covered, path: readonly string[], { kind }: NixType): void {
  names.add(path.join("."));
  kinds.add(kind);
}

interface Rest {
  readonly loc: readonly string[];
  readonly value: Expression;
}

/** What of an option of a type is defined at a path below it. */
function cover(found: Covered, path: readonly string[], type: NixType, rest: Rest): void {
  add(found, path, type);
  const [name, ...below] = rest.loc;
  switch (type.kind) {
    case "nullOr":
    case "unread":
      return cover(found, path, type.of, rest);
    case "either":
      return type.of
        .filter(({ kind }) => (kind === "int") === isNumber(rest.value))
        .forEach((of) => cover(found, path, of, rest));
    case "attrsOf":
      return inside(rest, (inner) => cover(found, [...path, "<name>"], type.of, inner));
    case "loaOf":
      return inside(rest, (inner) => cover(found, [...path, "<name?>"], type.of, inner));
    case "listOf":
      return inside(rest, (inner) => cover(found, [...path, "*"], type.of, inner));
    case "submodule":
      if (name !== undefined) return coverOption(found, path, type, name, { ...rest, loc: below });
      return inside(rest, (inner, attribute) => coverOption(found, path, type, attribute, inner));
    default:
  }
}

function isNumber(value: Expression): boolean {
  return /"text":"\d/.test(JSON.stringify(value));
}

function coverOption(
  found: Covered,
  path: readonly string[],
  { options }: Extract<NixType, { readonly kind: "submodule" }>,
  name: string,
  rest: Rest,
): void {
  const option = options[name];
  if (option !== undefined) cover(found, [...path, name], option.type, rest);
}

/** The attributes or elements of a value, whatever stands around it. */
function inside({ loc, value }: Rest, visit: (inner: Rest, name: string) => void): void {
  const [name, ...below] = loc;
  if (name !== undefined) return visit({ loc: below, value }, name);
  switch (value.kind) {
    case "set":
      for (const [attribute, inner] of value.attributes) visit({ loc: [], value: inner }, attribute);
      return;
    case "list":
      for (const element of value.elements) visit({ loc: [], value: element }, "");
      return;
    case "call":
    case "function":
      return inside({ loc, value: value.of }, visit);
    case "merge":
      for (const part of value.of) inside({ loc, value: part }, visit);
      return;
    default:
  }
}
