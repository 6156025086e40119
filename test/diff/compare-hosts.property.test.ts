import fc from "fast-check";
import { expect, test } from "vitest";

import { type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import { compareHosts } from "../../src/diff/compare-hosts.ts";
import type { Difference } from "../../src/diff/difference.ts";
import { comparedTree } from "../../src/diff/compared-tree.ts";
import { comparedHost } from "../../src/diff/host-artifacts.ts";
import { renderHostDifference } from "../../src/diff/render-host-difference.ts";
import { hostTree } from "../../src/output/host-tree.ts";
import { containersIn } from "./containers-in.ts";

const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
const container: fc.Arbitrary<Partial<ContainerOptions>> = fc.record(
  {
    path: word.map((name) => `/nix/store/${name}`),
    autoStart: fc.boolean(),
    privateNetwork: fc.boolean(),
    localAddress: fc.constantFrom("10.0.0.2", "10.0.0.3"),
    macvlans: fc.array(word, { maxLength: 2 }),
    tmpfs: fc.array(word, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const release = fc.constantFrom<ReleaseName>(...releaseNames);
const host = fc.record({ release, containers: fc.dictionary(word, container, { maxKeys: 3 }) });
const compared = host.map((given) => comparedHost(containersIn(given.release, given.containers)));

test("nothing differs from itself, and a switch does nothing", () => {
  fc.assert(
    fc.property(compared, release, (same, to) => {
      const difference = compareHosts(same, same, to);
      expect(difference.differences).toEqual([]);
      expect(difference.effects.every(({ action }) => action === "none")).toBe(true);
      expect([...renderHostDifference(difference, { colour: false, width: 80 })]).toEqual([]);
    }),
  );
});

test("one direction mirrors the other", () => {
  const mirrored = ({ before, after }: Difference): Difference => ({ before: after, after: before });
  fc.assert(
    fc.property(compared, compared, release, (a, b, to) => {
      const there = compareHosts(a, b, to).differences;
      expect(compareHosts(b, a, to).differences.map(mirrored)).toEqual(there);
    }),
  );
});

test("a host differs from the tree that it is written as in nothing", () => {
  fc.assert(
    fc.property(host, ({ release: of, containers }) => {
      const lowered = containersIn(of, containers);
      expect(compareHosts(comparedHost(lowered), comparedTree(hostTree(lowered)), of).differences).toEqual([]);
    }),
  );
});

test("a unit that a switch acts on differs, and so does what it uses or what is in it", () => {
  fc.assert(
    fc.property(compared, compared, release, (a, b, to) => {
      const { differences, effects } = compareHosts(a, b, to);
      const differing = new Set(differences.map(({ before, after }) => (after ?? before)?.container));
      for (const { container: name, action } of effects) if (action !== "none") expect(differing).toContain(name);
    }),
  );
});
