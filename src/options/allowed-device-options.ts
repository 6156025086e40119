import type { AllowedDevice } from "../../lowering/types.ts";
import type { OptionDeclarations } from "./option-declaration.ts";

/** The options of an element of `allowedDevices`. */
export const allowedDeviceOptions: OptionDeclarations<AllowedDevice> = {
  node: {
    type: ({ str }) => str,
    example: '"/dev/net/tun"',
    description: "Path of the device node on the host.",
  },
  modifier: {
    type: ({ str }) => str,
    example: '"rw"',
    description:
      "What the container may do with the device: any of `r` (read), `w` (write) and `m` (create the node), " +
      "as in `DeviceAllow=` of systemd.resource-control(5).",
  },
};
