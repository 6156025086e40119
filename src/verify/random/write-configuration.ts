import { posix } from "node:path";

import type { RandomConfiguration, RandomModule } from "./configuration.ts";
import { definedIn } from "./defined-in.ts";
import { type Attribute, call, type Expression, list, nix, set, showExpression } from "./expression.ts";

/** The files of a configuration: path below its directory → text. The first is `configuration.nix`. */
export function writeConfiguration(configuration: RandomConfiguration): ReadonlyMap<string, string> {
  const files = filesOf(configuration.modules);
  return new Map(
    configuration.modules.flatMap(({ stands }, index) => {
      const file = files[index];
      return file === undefined || stands === "inline"
        ? []
        : [[file, `${writeModule({ configuration, files }, index)}\n`]];
    }),
  );
}

/** The file that each module stands in: an inline one stands in that of its parent. */
function filesOf(modules: readonly RandomModule[]): readonly string[] {
  const files: string[] = [];
  for (const [index, { parent, stands }] of modules.entries()) {
    const within = files[parent];
    const name = stands === "directory" ? `part${index}/default.nix` : `part${index}.nix`;
    if (within === undefined) files.push("configuration.nix");
    else files.push(stands === "inline" ? within : posix.join(posix.dirname(within), name));
  }
  return files;
}

interface Written {
  readonly configuration: RandomConfiguration;
  /** The file of each module. */
  readonly files: readonly string[];
}

function writeModule(written: Written, index: number): string {
  const body = showExpression(moduleBody(written, index));
  const needed = ARGUMENTS.filter((name) => new RegExp(`(?:= |[([!] ?|mkIf )${name}\\.`).test(body));
  const isFunction = written.configuration.modules[index]?.isFunction === true || needed.length > 0;
  return isFunction ? `{ ${[...needed, "..."].join(", ")} }:\n${body}` : body;
}

/** What expressions refer to. A name at the start of an attribute path is no reference. */
const ARGUMENTS = ["config", "lib"];

function moduleBody(written: Written, index: number): Expression {
  const module = written.configuration.modules[index];
  if (module === undefined) throw new Error(`there is no module ${index}`);
  const imports = [...importedBy(written, index), ...module.imports.map(nix)];
  const beside: readonly Attribute[] = [
    ...module.attributes.map(([name, value]): Attribute => [name, nix(value)]),
    ...(imports.length === 0 ? [] : [["imports", list(imports)] as const]),
    ...module.declares.map(([loc, option]) => declaration(loc, option)),
  ];
  const config = definedIn(written.configuration, index);
  const isPlain = config.kind === "set" && !module.hasConfig && module.declares.length === 0;
  return set([...beside, ...(isPlain ? config.attributes : [["config", config] as const])]);
}

function declaration(loc: readonly string[], option: string): Attribute {
  const declared = loc.reduceRight<Expression>(
    (inner, name) => set([[name, inner]]),
    call("lib.mkOption", nix(option)),
  );
  return ["options", declared];
}

function importedBy(written: Written, parent: number): readonly Expression[] {
  const { configuration, files } = written;
  return configuration.modules.flatMap((module, index) => {
    if (module.parent !== parent) return [];
    if (module.stands === "inline") return [nix(writeModule(written, index))];
    const path = posix.relative(posix.dirname(files[parent] ?? ""), files[index] ?? "");
    return [nix(`./${path.replace(/\/default\.nix$/, "")}`)];
  });
}
