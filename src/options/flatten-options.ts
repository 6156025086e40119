import type { Loc } from "./merging.ts";
import type { NamedOption } from "./option-declaration.ts";

export interface FlatOption {
  /** With placeholders, such as `["containers", "<name>", "forwardPorts", "*", "hostPort"]`. */
  readonly loc: Loc;
  readonly option: NamedOption;
}

/** `optionAttrSetToDocList` of nixpkgs' `lib/options.nix`: an option and all below it, in the order of declaration. */
export function flattenOptions(option: NamedOption, parent: Loc = []): readonly FlatOption[] {
  const loc = [...parent, option.name];
  const { nested } = option.type;
  const inner = nested?.options.flatMap((below) => flattenOptions(below, [...loc, ...nested.loc])) ?? [];
  return [{ loc, option }, ...inner];
}
