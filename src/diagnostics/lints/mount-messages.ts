import type { MessageTable } from "../message-table.ts";

/** What the messages about bind mounts and tmpfs are about. Paths are tidy unless said otherwise. */
export interface MountMessageArguments {
  "relative-mount-path": PathArguments;
  "empty-mount-path": PathArguments;
  "colon-in-mount-path": PathArguments;
  "unknown-mount-option": WordArguments;
  "unexpanded-mount-path": WordArguments;
  "dot-dot-in-mount-path": PathArguments;
  "untidy-mount-path": PathArguments;
  "duplicate-mount-point": {
    /** The one that is seen in the container. */
    readonly option: string;
    readonly other: string;
    readonly point: string;
    readonly kind: "bind" | "tmpfs";
  };
  "reserved-mount-point": { readonly option: string; readonly point: string; readonly kind: "bind" | "tmpfs" };
  "mount-point-in-read-only-mount": NestedArguments & {
    /** Whether the outer mount is one of the module itself. */
    readonly ofModule: boolean;
  };
  "mount-point-made-on-host": NestedArguments;
  "source-in-container-root": {
    readonly option: string;
    readonly source: string;
    /** The container that mounts it, and the one that it belongs to. */
    readonly name: string;
    readonly owner: string;
  };
  "tmpfs-open-to-all": { readonly option: string; readonly path: string };
}

interface PathArguments {
  readonly option: string;
  readonly role: "host path" | "mount point" | "tmpfs";
  /** As it is written. */
  readonly path: string;
}

interface WordArguments {
  readonly option: string;
  /** As it is written. */
  readonly path: string;
  /** The part of it that this is about. */
  readonly word: string;
}

interface NestedArguments {
  readonly option: string;
  readonly inner: string;
  readonly outer: string;
  /** The directory on the host that the inner mount point is. */
  readonly needs: string;
}

/** The text of the findings about bind mounts and tmpfs. */
export const mountMessages: MessageTable<MountMessageArguments> = {
  "relative-mount-path": {
    severity: "warning",
    message: ({ option, path }) => `\`${option}' is \`${path}', which is not an absolute path.`,
    help: ({ role, path }) =>
      `${role === "host path" ? RELATIVE_SOURCE : REFUSED}${unexpanded(path)} ` + "Write the whole path.",
  },
  "empty-mount-path": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is empty.`,
    help: ({ role }) =>
      role === "host path"
        ? "systemd-nspawn then mounts a new, empty directory that is thrown away when the container stops. Leave the " +
          "option out to mount what the host has at the mount point, or use `tmpfs` where nothing is to be kept."
        : `${REFUSED} Write an absolute path, or drop the entry.`,
  },
  "colon-in-mount-path": {
    severity: "warning",
    message: ({ option, path }) => `\`${option}' is \`${path}': systemd-nspawn splits it at the colon.`,
    help: ({ role }) =>
      role === "host path"
        ? "What follows the colon is taken for the mount point, and the mount point for options of the mount. Mount a " +
          "path without a colon, such as a symbolic link to this one."
        : "Without `hostPath` what stands before the colon is taken for the host's path and the rest for the mount " +
          "point, which has to be absolute, so the container does not start. Set `hostPath` too: then what follows " +
          "the colon are options of the mount.",
  },
  "unknown-mount-option": {
    severity: "warning",
    message: ({ option, path, word }) =>
      `\`${option}' is \`${path}': systemd-nspawn takes \`${word}' for an option of the mount, and knows none such.`,
    help: () =>
      "It splits what it is to mount at colons, and the third part is for options such as `norbind`. It refuses others " +
      "(`Invalid bind mount option`), and the container does not start. Choose a mount point without a colon, or write " +
      "`\\\\:` for one in a Nix string.",
  },
  "unexpanded-mount-path": {
    severity: "hint",
    message: ({ option, path, word }) => `\`${option}' is \`${path}', in which nothing expands \`${word}'.`,
    help: ({ word }) =>
      `The path reaches systemd-nspawn as it is written, so that it has to have a component with \`${word}\` in its name. ` +
      "Write the path that is meant.",
  },
  "dot-dot-in-mount-path": {
    severity: "warning",
    message: ({ option, path }) => `\`${option}' is \`${path}', which has \`..' in it.`,
    help: () =>
      "systemd-nspawn does not start the container unless every directory before `..` exists in it already, and it " +
      "mounts in the order of the paths as they are written. Write the path without `..`.",
  },
  "untidy-mount-path": {
    severity: "hint",
    message: ({ option, path }) => `\`${option}' is \`${path}', which can be written shorter.`,
    help: ({ role, path }) =>
      role === "host path" && path.endsWith("/")
        ? "It works for a directory. A file with a slash at the end of its path is refused (`Not a directory`)."
        : "It works, but it is easily taken for a different place than the same path written shorter.",
  },
  "duplicate-mount-point": {
    severity: "warning",
    message: ({ option, other, point }) => `\`${option}' and \`${other}' are both mounted at \`${point}'.`,
    help: ({ kind }) =>
      kind === "tmpfs"
        ? "systemd-nspawn mounts one after the other, the tmpfs last, and what is mounted last hides the rest. Keep one."
        : "systemd-nspawn mounts one after the other, and the first one can no longer be seen. Keep one of them, or " +
          "give them different mount points.",
  },
  "reserved-mount-point": {
    severity: "warning",
    message: ({ option, point }) => `\`${option}' is \`${point}', where the containers module mounts something itself.`,
    help: ({ kind }) =>
      kind === "tmpfs"
        ? "The tmpfs is mounted on top and hides it, so that the container does not find its own system or its " +
          "profiles. Choose another place."
        : "What the module mounts comes on top, so this is never seen in the container. Choose another mount point.",
  },
  "mount-point-in-read-only-mount": {
    severity: "warning",
    message: ({ option, inner, outer }) =>
      `\`${option}': the mount point \`${inner}' is inside \`${outer}', which is mounted read-only.`,
    help: ({ needs, outer, ofModule }) =>
      `systemd-nspawn mounts \`${outer}\` first and cannot make anything in it. The container does not start unless ` +
      `\`${needs}\` exists on the host. ` +
      (ofModule
        ? "The module mounts it so in every container: choose another mount point."
        : `Make it there, or mount \`${outer}\` with \`isReadOnly = false;\`.`),
  },
  "mount-point-made-on-host": {
    severity: "hint",
    message: ({ option, inner, outer }) =>
      `\`${option}': the mount point \`${inner}' is inside the bind mount \`${outer}'.`,
    help: ({ needs }) =>
      `systemd-nspawn makes the mount point in the outer directory, which is the host's: \`${needs}\` appears there, ` +
      "empty, and stays.",
  },
  "source-in-container-root": {
    severity: "hint",
    message: ({ option, source, owner, name }) =>
      `\`${option}' is \`${source}', which is in the root directory of ${owner === name ? "the container itself" : `the container \`${owner}'`}.`,
    help: ({ owner, name }) =>
      owner === name
        ? "The container has this directory already, without a bind mount. It is the same content at two places."
        : `It is there once \`${owner}\` has made it; until then \`${name}\` does not start. A directory of the host that ` +
          "both containers mount does not depend on the order, and stays when one of them is removed.",
  },
  "tmpfs-open-to-all": {
    severity: "hint",
    message: ({ option, path }) =>
      `\`${option}' gives mount options without a mode: everybody can write to \`${path}'.`,
    help: () =>
      "systemd-nspawn gives a tmpfs the mode 0755 only where it has no options at all. With options it is the " +
      "kernel's: 1777, as for `/tmp`. Add `mode=0755` to the options.",
  },
};

const REFUSED = "systemd-nspawn refuses it, and the container does not start.";

const RELATIVE_SOURCE =
  "systemd-nspawn of systemd 239 refuses it, and the container does not start; that of 252 takes it from the root " +
  "directory.";

function unexpanded(path: string): string {
  const [word] = /^[~$][^/]*/.exec(path) ?? [];
  return word === undefined ? "" : ` Nothing expands \`${word}\` here.`;
}
