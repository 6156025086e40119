import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { releaseNames } from "../../lowering/releases/release-name.ts";
import { anyContainer, anyContainers } from "./any-container.ts";
import { lower } from "./container-options.ts";

const anyRelease = fc.constantFrom(...releaseNames);

describe("lowerHost", () => {
  it("depends on nothing but its input, and not on the order of names", () => {
    fc.assert(
      fc.property(anyContainers, anyRelease, (containers, release) => {
        const reversed = Object.fromEntries(Object.entries(containers).toReversed());
        expect(JSON.stringify(lower(reversed, {}, release))).toBe(JSON.stringify(lower(containers, {}, release)));
      }),
    );
  });

  it("names generated files by their content, and refers to each of them", () => {
    fc.assert(
      fc.property(anyContainers, anyRelease, (containers, release) => {
        const { files, units } = lower(containers, {}, release);
        const everything = [...Object.values(units), ...Object.values(files).map((file) => file.text)].join("\n");
        for (const [path, file] of Object.entries(files)) {
          const hash = createHash("sha256").update(file.text).digest("hex").slice(0, 32);
          expect(path.startsWith(`/etc/nixctr/${hash}-`)).toBe(true);
          expect(everything).toContain(path);
        }
      }),
    );
  });

  it("has a file for every path that units and scripts refer to", () => {
    fc.assert(
      fc.property(anyContainers, anyRelease, (containers, release) => {
        const { files, units } = lower(containers, {}, release);
        const known = new Set(Object.keys(files));
        const texts = [...Object.values(units), ...Object.values(files).map((file) => file.text)];
        const paths = texts.flatMap((content) => content.match(/\/etc\/nixctr\/[0-9a-f]{32}-[\w@+.?=/-]+/g) ?? []);
        expect(paths.filter((path) => !known.has(path))).toEqual([]);
      }),
    );
  });

  it("changes one container's unit when that container's scripts change", () => {
    fc.assert(
      fc.property(anyContainers, anyContainer, anyRelease, (containers, other, release) => {
        const before = lower({ ...containers, web: other }, {}, release).units;
        const after = lower({ ...containers, web: { ...other, tmpfs: [...other.tmpfs, "/new"] } }, {}, release).units;
        const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
        expect(changed).toEqual(["container@web.service"]);
      }),
    );
  });
});
