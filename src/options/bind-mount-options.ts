import type { BindMount } from "../../lowering/types.ts";
import type { OptionDeclarations } from "./option-declaration.ts";

/** The options of `bindMounts.<name>`. */
export const bindMountOptions: OptionDeclarations<BindMount> = {
  mountPoint: {
    type: ({ str }) => str,
    defaultFromName: 1000,
    example: '"/mnt/usb"',
    description: "Where the directory appears inside the container.",
  },
  hostPath: {
    type: ({ nullOr, str }) => nullOr(str),
    default: null,
    example: '"/home/alice"',
    description: "The directory of the host to mount. With `null` it is the one with the path of the mount point.",
  },
  isReadOnly: {
    type: ({ bool }) => bool,
    default: true,
    example: "false",
    description: "Whether the container can read the directory only.",
  },
};
