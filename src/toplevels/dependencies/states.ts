import { commitState } from "./commit-state.ts";
import { listingState, namesState, treeState } from "./directory-state.ts";
import { contentState, digest, kindState, realState, type State } from "./file-state.ts";

/**
 * What a result may depend on: the content of a file, all that is in a directory, what is in one and when it was changed,
 * the names alone, whether there is something at a path, where a path leads, the commit of a tree, or a variable of the
 * environment.
 */
export const DEPENDENCY_KINDS = ["content", "tree", "listing", "names", "kind", "real", "commit", "variable"] as const;

export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

/** Something that a result depends on: a path, or the name of a variable. */
export interface Dependency {
  readonly kind: DependencyKind;
  readonly name: string;
}

/** How something is now; undefined when it is too much to be kept track of. */
export type States = (dependency: Dependency) => State | undefined;

/** Looks at each thing once: many results depend on the same ones. */
export function currentStates(environment: Readonly<Record<string, string | undefined>>): States {
  const known = new Map<string, State | undefined>();
  return ({ kind, name }) => {
    const key = `${kind} ${name}`;
    if (!known.has(key)) known.set(key, kind === "variable" ? variableState(environment[name]) : LOOKS[kind](name));
    return known.get(key);
  };
}

const LOOKS: Readonly<Record<Exclude<DependencyKind, "variable">, (path: string) => State | undefined>> = {
  content: contentState,
  tree: treeState,
  listing: listingState,
  names: namesState,
  kind: kindState,
  real: realState,
  commit: commitState,
};

/** To Nix a variable that is not set is empty. */
function variableState(value = ""): State {
  return { text: digest(value), changed: 0 };
}
