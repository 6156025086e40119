import { describe, expect, test } from "vitest";

import type { Change } from "../../lowering/releases/change.ts";
import { changes, type ChangeId } from "../../lowering/releases/changes.ts";
import { optionChanges } from "../../lowering/releases/changes/options.ts";
import { releases } from "../../src/releases/releases.ts";
import { containersOption } from "../../src/options/container-options.ts";
import { flattenOptions } from "../../src/options/flatten-options.ts";
import { hostOptionsForNix } from "../../src/options/host-declarations.ts";
import type { Release } from "../../src/releases/releases.ts";
import { optionSigns, systemSigns } from "./change-signs.ts";

const signs: Partial<Record<ChangeId, (release: Release) => boolean>> = { ...optionSigns, ...systemSigns };

describe("a change shows from its release on, and not before", () => {
  test.each(Object.entries(signs))("%s", (id, sign) => {
    const { since, until }: Change = changes[id as ChangeId];
    const shown = releases.filter(sign).map(({ name }) => name);
    const told = releases.map(({ name }) => name).filter((name) => name >= since && !(until && name >= until));
    expect(shown).toEqual(told);
  });
});

describe("nothing changes that is not told", () => {
  /** Options, types and defaults, apart from the words in which they are described. */
  function modelOf(release: Release): string {
    const options = flattenOptions(containersOption(release)).map(({ loc, option }) => {
      const { type, default: value, definedFrom } = option;
      const own = type.nested === undefined ? type.toNix() : type.toNix().kind;
      return { loc, own, value, definedFrom };
    });
    return JSON.stringify([options, hostOptionsForNix(release)], (key, value: unknown) =>
      key === "description" || key === "mismatch" ? undefined : value,
    );
  }

  const others: readonly ChangeId[] = ["directories-by-state-version", "shared-directory-warning"];

  test.each(releases.slice(1).map((release, index) => [release.name, releases[index] ?? release, release] as const))(
    "%s",
    (name, before, release) => {
      const told = [...Object.values<Change>(optionChanges), ...others.map((id): Change => changes[id])];
      expect(modelOf(before) !== modelOf(release)).toBe(told.some(({ since }) => since === name));
    },
  );
});
