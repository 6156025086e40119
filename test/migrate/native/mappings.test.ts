import { describe, expect, test } from "vitest";

import { mappingOf, mappings } from "../../../src/migrate/native/mappings.ts";
import { optionModel } from "../../../src/option-model/option-model.ts";
import { releases } from "../../../src/releases/releases.ts";

const options = [...new Set(releases.flatMap((release) => optionModel(release).map(({ name }) => name)))];

describe("the table of mappings", () => {
  test.each(options)("knows %s", (option) => {
    expect(mappingOf(option)).toBeDefined();
  });

  test("knows nothing that no release has", () => {
    const known = Object.keys(mappings).filter((option) => !options.includes(option));
    expect(known).toEqual([]);
  });
});
