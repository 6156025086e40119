import type { ReleaseName } from "../../../releases/releases.ts";
import { containerItems } from "./container-items.ts";
import { type DeclaredContainer, systemItems } from "./declared-container.ts";
import type { NixItem } from "./nix-value.ts";
import { renderItems } from "./render-nix.ts";
import { withHeader } from "./module-header.ts";

/** The module that declares containers, for a release. */
export function renderModule(containers: readonly DeclaredContainer[], release: ReleaseName): string {
  const items = containers.map(containerItem);
  const lines = items.flatMap((item, index) => [...(index === 0 ? [] : [""]), ...renderItems(item, "  ")]);
  return withHeader(["{", ...lines, "}", ""].join("\n"), release);
}

function containerItem(declared: DeclaredContainer): readonly NixItem[] {
  const { container } = declared;
  const { name, was, directory, left } = container;
  const unknown = left.map(({ key, value }) => `${key}=${value}`);
  return [
    { comments: [`from /etc/${directory.prefix}/${was}.conf`] },
    ...(unknown.length === 0 ? [] : [{ comments: ["not declared:", ...unknown] }]),
    { path: ["containers", name], value: { set: [...containerItems(container), ...systemItems(declared)] } },
  ];
}
