import type { ImperativeContainer } from "../container.ts";
import type { Guest } from "../guest/guest.ts";
import type { InlinedGuest } from "../guest/inline-guest.ts";
import type { NixItem } from "./nix-value.ts";

/** A container as it is declared. */
export interface DeclaredContainer {
  readonly container: ImperativeContainer;
  readonly guest: Guest;
  /** Its configuration, where that is copied. */
  readonly inlined: InlinedGuest | undefined;
}

/** The system that is in the profile of a container, by the path that it has within the container. */
export const PROFILE = "/nix/var/nix/profiles/system";

/** The options that say what system a container runs. */
export function systemItems({ container, guest, inlined }: DeclaredContainer): readonly NixItem[] {
  switch (guest.kind) {
    case "path":
      return [{ path: ["path"], value: guest.path }];
    case "flake":
      return [
        { comments: ["Which of its nixosConfigurations this was made from is not known; updates take `container`."] },
        { path: ["flake"], value: guest.url },
      ];
    case "configuration":
      return inlined === undefined
        ? [{ path: ["config"], value: { source: [{ text: guest.file.hostFile, fixed: false }] } }]
        : [{ path: ["config"], value: { source: inlined.lines } }, { lines: inlined.trailing }];
    case "profile":
      return [{ comments: profileComments(container) }, { path: ["path"], value: PROFILE }];
  }
}

function profileComments({ name, flake }: ImperativeContainer): readonly string[] {
  return [
    "What the container has in /nix/var/nix/profiles/per-container" + `/${name}, by the path that it sees.`,
    ...(flake === null ? [] : [`It was made from the flake ${flake}`]),
  ];
}
