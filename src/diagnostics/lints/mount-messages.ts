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
  "reserved-mount-point": {
    readonly option: string;
    readonly point: string;
    readonly kind: "bind" | "tmpfs";
    /** Whether bind mounts hide what the module mounts, rather than the other way round. */
    readonly onTop: boolean;
  };
  "mount-point-in-read-only-mount": NestedArguments & {
    /** Whether the outer mount is one of the module itself. */
    readonly ofModule: boolean;
  };
  "mount-point-made-on-host": NestedArguments;
  "source-in-container-root": SourceArguments;
  "source-in-ephemeral-root": SourceArguments;
  "tmpfs-open-to-all": { readonly option: string; readonly path: string };
  "mount-not-awaited": {
    readonly option: string;
    /** As it is written. */
    readonly path: string;
    /** What systemd does not read as it is meant. */
    readonly because: "colon" | "specifier" | "quote" | "dots";
  };
  "unmapped-bind-mount": {
    readonly option: string;
    /** The mount point as it is written. */
    readonly point: string;
    /** Whether the path on the host has to be written too. */
    readonly alone: boolean;
  };
}

interface SourceArguments {
  readonly option: string;
  readonly source: string;
  /** The container that mounts it, and the one that it belongs to. */
  readonly name: string;
  readonly owner: string;
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
    help: ({ kind, onTop }) => {
      if (kind === "tmpfs") {
        return (
          "The tmpfs is mounted on top and hides it, so that the container does not find its own system or its " +
          "profiles. Choose another place."
        );
      }
      return onTop
        ? "It comes on top of what the module mounts and hides it: the container finds its own system and profiles only " +
            "if they are there too. Choose another mount point."
        : "What the module mounts comes on top, so this is never seen in the container. Choose another mount point.";
    },
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
  "source-in-ephemeral-root": {
    severity: "warning",
    message: ({ option, source, owner }) =>
      `\`${option}' is \`${source}', but \`containers.${owner}' is ephemeral and keeps nothing there.`,
    help: ({ owner, name }) =>
      `${owner === name ? "The container" : `\`${owner}\``} runs in a copy of its root directory, which is thrown away ` +
      "when it stops. Mount a directory of the host " +
      `${owner === name ? "that is not in it." : "into both containers, which stays."}`,
  },
  "tmpfs-open-to-all": {
    severity: "hint",
    message: ({ option, path }) =>
      `\`${option}' gives mount options without a mode: everybody can write to \`${path}'.`,
    help: () =>
      "systemd-nspawn gives a tmpfs the mode 0755 only where it has no options at all. With options it is the " +
      "kernel's: 1777, as for `/tmp`. Add `mode=0755` to the options.",
  },
  "mount-not-awaited": {
    severity: "hint",
    message: ({ option, path }) => `\`${option}' is \`${path}', which the container does not wait for.`,
    help: ({ because }) =>
      `The unit names it in \`RequiresMountsFor=\`, where ${UNAWAITED[because].reads}. If it is on a file system of its ` +
      `own, the container may start before that is mounted. ${UNAWAITED[because].advice}`,
  },
  "unmapped-bind-mount": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is to be writable, but the users of the container do not own its files.`,
    help: ({ point, alone }) =>
      'With `privateUsers = "pick"` the users of the host appear as `nobody` in the container. The module maps them for ' +
      "what it mounts below `/nix` alone: the container can only write what everybody can. Set " +
      `${alone ? "`hostPath`, and " : ""}\`mountPoint = "${point}${point.includes(":") ? "," : ":"}idmap";\` to give the container's root the files of the host's root, or \`rootidmap\` for ` +
      "those of the directory's owner.",
  },
};

const ANOTHER_PATH = "Choose a path without such signs.";

/** What systemd makes of a path, and what helps. */
const UNAWAITED = {
  colon: {
    reads: "all of it is one path",
    advice: "Set `hostPath` to what stands before the colon, and `mountPoint` to what comes after it.",
  },
  specifier: {
    reads: "systemd puts something else for `%` and the sign after it, as systemd.unit(5) says",
    advice: ANOTHER_PATH,
  },
  quote: { reads: "quotes are no part of a path", advice: ANOTHER_PATH },
  dots: { reads: "systemd ignores a path with `..` in it", advice: "Write it without `..`." },
};

const REFUSED = "systemd-nspawn refuses it, and the container does not start.";

const RELATIVE_SOURCE =
  "systemd-nspawn of systemd 239 refuses it, and the container does not start; that of 252 takes it from the root " +
  "directory.";

function unexpanded(path: string): string {
  const [word] = /^[~$][^/]*/.exec(path) ?? [];
  return word === undefined ? "" : ` Nothing expands \`${word}\` here.`;
}
