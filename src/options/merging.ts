import type { Definition, Node } from "../definitions/definition.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Release } from "../releases/releases.ts";
import type { NamedOption } from "./option-declaration.ts";
import type { OptionType } from "./types/option-type.ts";

/** The path of an option, as `loc` in nixpkgs. */
export type Loc = readonly string[];

/** What stays the same during one evaluation. */
export interface Scope {
  readonly release: Release;
  /** The system that a container's `config` evaluates to. */
  readonly toplevelOf: (name: string) => string;
  /** How a file is named in messages. */
  readonly fileName: (file: string) => string;
  /** Findings are added here. */
  readonly diagnostics: Diagnostic[];
}

/** The place that a value is merged for. */
export interface Site {
  readonly loc: Loc;
  readonly type: OptionType<unknown>;
  /** The option that the place is in: for an element of a list, the option that holds the list. */
  readonly option: NamedOption;
  /** Where the type expects content (`attrsOf`, `submodule`), it is in here. */
  readonly node: Node;
  readonly scope: Scope;
}

/** A site with the definitions that count there: at least one, all of the same priority, in order. */
export interface Merging extends Site {
  readonly definitions: readonly Definition[];
}
