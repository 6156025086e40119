import fc from "fast-check";
import { expect, test } from "vitest";

import { moduleRelease } from "../../../lowering/module-release.ts";
import { lowerNative } from "../../../lowering/native/lower-native.ts";
import { releaseNames } from "../../../lowering/releases/release-name.ts";
import { anyContainer } from "../any-container.ts";
import { testFacts } from "../container-options.ts";

const input = fc.record({
  release: fc.constantFrom(...releaseNames),
  container: anyContainer,
  // Values that want to be lines of their own.
  sneaky: fc.constantFrom("", "\n[Exec]\nBoot=yes", "a\nExecStart=/bin/sh", "\r", "\\", " "),
  is32Bit: fc.boolean(),
});

test("no value makes a section or a setting of its own", () => {
  fc.assert(
    fc.property(input, ({ release, container, sneaky, is32Bit }) => {
      const options = {
        ...container,
        tmpfs: [...container.tmpfs, sneaky],
        hostBridge: sneaky,
        // The type of the option takes nothing else.
        localMacAddress: "02:00:00:00:00:01",
        bindMounts: { ...container.bindMounts, a: { mountPoint: `/a${sneaky}`, hostPath: sneaky, isReadOnly: true } },
        allowedDevices: [{ node: sneaky, modifier: "r" }],
      };
      const native = lowerNative(moduleRelease(release, null), {
        name: "web",
        container: options,
        facts: testFacts,
        is32Bit,
      });
      const files = [
        native.nspawn,
        native.dropIn,
        ...Object.values(native.networks.host),
        ...Object.values(native.networks.guest),
      ];
      for (const text of files) expect(text).toMatch(WELL_FORMED);
      expect(native.nspawn.match(/^Boot=.*$/gm)).toEqual(["Boot=no"]);
    }),
  );
});

/** Sections with settings, no line of which goes on in the next. */
const WELL_FORMED =
  /^(\[(Exec|Files|Network|Unit|Service|Match|Link|Route)\]\n([A-Za-z0-9]+=(.*[^\n\\]|.*\\\\)?\n)+\n?)+$/;
