import type { NixOption } from "./nix-type.ts";
import type { NamedOption } from "./option-declaration.ts";

/** An option as the Nix side declares it again. */
export function nixOption(option: NamedOption): NixOption {
  const type = option.type.toNix();
  if (option.defaultFromName !== undefined) return { type, default: { defaultFromName: option.defaultFromName } };
  return "default" in option ? { type, default: option.default } : { type };
}
