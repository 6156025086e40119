import { nameOf } from "../../../syntax/attribute.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { callOf } from "../../../syntax/unwrap-value.ts";

/**
 * The nixpkgs of an expression for its packages as they are by default: of `import NIXPKGS { }`, where nothing is said
 * but the platform, and of `NIXPKGS.legacyPackages.PLATFORM`. Undefined for all others.
 */
export function nixpkgsOf(packages: SyntaxNode): string | undefined {
  return importedNixpkgs(packages) ?? flakeNixpkgs(packages);
}

function importedNixpkgs(packages: SyntaxNode): string | undefined {
  const call = callOf(packages);
  const [nixpkgs, given] = call?.arguments ?? [];
  if (call?.head.text !== "import" || call.arguments.length !== 2 || nixpkgs === undefined) return undefined;
  return given !== undefined && saysPlatformAlone(given) ? nixpkgs.text : undefined;
}

/** The container has the platform of its host, whatever its packages are. */
function saysPlatformAlone(given: SyntaxNode): boolean {
  if (given.type !== "attrset_expression") return false;
  const parts = given.parts.flatMap((part) => (part.type === "binding_set" ? part.parts : [part]));
  const names = parts.flatMap((part) => part.field("attrs")?.parts ?? part.field("attrpath") ?? part);
  return names.every((name) => PLATFORM.includes(name.text));
}

const PLATFORM: readonly string[] = ["system", "localSystem"];

function flakeNixpkgs(packages: SyntaxNode): string | undefined {
  const path = packages.type === "select_expression" ? (packages.field("attrpath")?.parts ?? []) : [];
  const start = path[0]?.start;
  const legacy = path[path.length - 2];
  if (legacy === undefined || start === undefined || nameOf(legacy) !== "legacyPackages") return undefined;
  if (packages.field("default") !== undefined) return undefined;
  // A `.` is before every name of the path.
  const end = path.length > 2 ? legacy.start : start;
  return packages.text.slice(0, end - packages.start).replace(/\s*\.\s*$/, "");
}
