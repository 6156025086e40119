import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ContainerOptions } from "../../lowering/types.ts";
import { containerOptions, lower, vethOptions } from "./container-options.ts";

const text = fc.string({ unit: "grapheme-ascii", maxLength: 8 });
const address = fc.option(text);

const anyContainer: fc.Arbitrary<ContainerOptions> = fc
  .record({
    path: text,
    hostAddress: address,
    localAddress: address,
    autoStart: fc.boolean(),
    enableTun: fc.boolean(),
    privateNetwork: fc.boolean(),
    tmpfs: fc.array(text, { maxLength: 2 }),
    extraFlags: fc.array(text, { maxLength: 2 }),
    extraVeths: fc.dictionary(text, fc.record({ localAddress: address, hostBridge: address }).map(vethOptions), {
      maxKeys: 3,
    }),
  })
  .map(containerOptions);
const anyContainers = fc.dictionary(text, anyContainer, { maxKeys: 4 });

describe("lowerHost", () => {
  it("depends on nothing but its input, and not on the order of names", () => {
    fc.assert(
      fc.property(anyContainers, (containers) => {
        const reversed = Object.fromEntries(Object.entries(containers).toReversed());
        expect(JSON.stringify(lower(reversed))).toBe(JSON.stringify(lower(containers)));
      }),
    );
  });

  it("names generated files by their content, and refers to each of them", () => {
    fc.assert(
      fc.property(anyContainers, (containers) => {
        const { files, units } = lower(containers);
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
      fc.property(anyContainers, (containers) => {
        const { files, units } = lower(containers);
        const known = new Set(Object.keys(files));
        const texts = [...Object.values(units), ...Object.values(files).map((file) => file.text)];
        const paths = texts.flatMap((content) => content.match(/\/etc\/nixctr\/[0-9a-f]{32}-[\w+.?=-]+/g) ?? []);
        expect(paths.filter((path) => !known.has(path))).toEqual([]);
      }),
    );
  });

  it("changes one container's unit when that container's scripts change", () => {
    fc.assert(
      fc.property(anyContainers, anyContainer, (containers, other) => {
        const before = lower({ ...containers, web: other }).units;
        const after = lower({ ...containers, web: { ...other, tmpfs: [...other.tmpfs, "/new"] } }).units;
        const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
        expect(changed).toEqual(["container@web.service"]);
      }),
    );
  });
});
