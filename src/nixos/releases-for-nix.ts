import { containerOptions } from "../options/container-options.ts";
import { hostOptionsForNix } from "../options/host-declarations.ts";
import { optionsForNix } from "../options/options-for-nix.ts";
import { newestRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";

/** What is known of releases, as `nix/nixos/choose-release.nix` takes it. */
export function releasesForNix(releases: readonly Release[]): unknown {
  return { newest: newestRelease().name, releases: releases.map(releaseForNix) };
}

function releaseForNix(release: Release): unknown {
  const { name, rules, containersModule } = release;
  return {
    name,
    rules,
    containersModule,
    options: optionsForNix(release),
    hostOptions: hostOptionsForNix(release),
    // Those of which the value is worth comparing.
    valuedOptions: containerOptions(release).flatMap((option) => (option.opaque === true ? [] : [option.name])),
  };
}
