/** What a part of a lowering is. */
export type ArtifactKind =
  "unit" | "conf" | "file" | "link" | "hosts" | "dhcpcd" | "udev" | "modules" | "packages" | "options";

/** A part of a lowering that can be compared with the same part of another one. */
export interface Artifact {
  readonly kind: ArtifactKind;
  /** What is the same on the other side; unique on its own. */
  readonly id: string;
  /** Name of the container that it belongs to; null for what is the host's, and for the template of units. */
  readonly container: string | null;
  /** The file's path below the root, with `HASH` in place of hashes; the option's path for options. */
  readonly path: string;
  /** Of a file that a unit runs or reads: the unit, and the directive that names it. */
  readonly usedBy?: { readonly unit: string; readonly directive: string };
  /** With `HASH` in place of hashes of generated files. */
  readonly text: string;
}

/** One side of a comparison. */
export interface ComparedHost {
  readonly artifacts: readonly Artifact[];
  /** `container@NAME.service` → text as it is, hashes included. */
  readonly units: ReadonlyMap<string, string>;
  /** Units that a target wants. */
  readonly wanted: ReadonlySet<string>;
  /** Whether option values are known: not of a directory tree. */
  readonly hasOptions: boolean;
}
