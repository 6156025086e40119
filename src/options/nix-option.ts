import type { NixOption } from "./nix-type.ts";
import type { NamedOption } from "./option-declaration.ts";

/** An option as the Nix side declares it again. */
export function nixOption(option: NamedOption): NixOption {
  const type = option.type.toNix();
  const { defaultFromName, defaultFromPkgs: fromPkgs } = option;
  if (defaultFromName !== undefined) return { type, default: { defaultFromName } };
  if (fromPkgs !== undefined) return { type, default: { fromPkgs } };
  return "default" in option ? { type, default: option.default } : { type };
}
