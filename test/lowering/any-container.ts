import fc from "fast-check";

import type { ContainerOptions } from "../../lowering/types.ts";
import { containerOptions, vethOptions } from "./container-options.ts";

export const text = fc.string({ unit: "grapheme-ascii", maxLength: 8 });
const address = fc.option(text);

/** Containers with options of all releases, not only such as mean something. */
export const anyContainer: fc.Arbitrary<ContainerOptions> = fc
  .record({
    path: text,
    hostAddress: address,
    localAddress: address,
    autoStart: fc.boolean(),
    enableTun: fc.boolean(),
    privateNetwork: fc.boolean(),
    additionalCapabilities: fc.array(text, { maxLength: 2 }),
    hostBridge: address,
    interfaces: fc.array(text, { maxLength: 2 }),
    tmpfs: fc.array(text, { maxLength: 2 }),
    extraFlags: fc.array(text, { maxLength: 2 }),
    bindMounts: fc.dictionary(text, fc.record({ mountPoint: text, hostPath: address, isReadOnly: fc.boolean() }), {
      maxKeys: 2,
    }),
    extraVeths: fc.dictionary(text, fc.record({ localAddress: address, hostBridge: address }).map(vethOptions), {
      maxKeys: 3,
    }),
    ephemeral: fc.boolean(),
    timeoutStartSec: text,
    restartIfChanged: fc.boolean(),
    networkNamespace: address,
    privateUsers: fc.constantFrom("no", "identity", "pick", 0, 65536),
    flake: address,
    localMacAddress: address,
  })
  .map(containerOptions);

export const anyContainers = fc.dictionary(text, anyContainer, { maxKeys: 4 });
