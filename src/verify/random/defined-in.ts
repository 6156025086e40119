import type { RandomConfiguration, Wrapping } from "./configuration.ts";
import { type Expression, set } from "./expression.ts";

interface Branch {
  readonly loc: readonly string[];
  readonly values: Expression[];
  readonly below: Map<string, Branch>;
}

/** What a module defines, as one expression: a set, unless something stands around it. */
export function definedIn({ definitions, wrappings }: RandomConfiguration, module: number): Expression {
  const root = emptyBranch([]);
  for (const { loc, value } of definitions.filter((definition) => definition.module === module)) {
    branchAt(root, loc).values.push(value);
  }
  return expressionOf(
    root,
    wrappings.filter((wrapping) => wrapping.module === module),
  );
}

function emptyBranch(loc: readonly string[]): Branch {
  return { loc, values: [], below: new Map() };
}

function branchAt(root: Branch, loc: readonly string[]): Branch {
  return loc.reduce((branch, name) => {
    const next = branch.below.get(name) ?? emptyBranch([...branch.loc, name]);
    branch.below.set(name, next);
    return next;
  }, root);
}

/** An option has several definitions in one module by `mkMerge`. */
function expressionOf(branch: Branch, wrappings: readonly Wrapping[]): Expression {
  const { loc, values, below } = branch;
  const inner = [...below].map(([name, next]) => [name, expressionOf(next, wrappings)] as const);
  const sets = inner.length > 0 || values.length === 0 ? [wrapped(set(inner), loc, wrappings)] : [];
  const [only, ...others] = [...sets, ...values];
  return only === undefined || others.length > 0 ? { kind: "merge", of: [...sets, ...values] } : only;
}

function wrapped(inner: Expression, loc: readonly string[], wrappings: readonly Wrapping[]): Expression {
  return wrappings
    .filter((wrapping) => wrapping.loc.length === loc.length && wrapping.loc.every((name, at) => name === loc[at]))
    .reduce<Expression>((of, { by }) => wrap(of, by), inner);
}

function wrap(of: Expression, by: string): Expression {
  if (by === "lib.mkMerge") return { kind: "merge", of: [of] };
  return by.endsWith(":") ? { kind: "function", head: by, of } : { kind: "call", call: by, of };
}
