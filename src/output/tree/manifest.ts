import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod/mini";

import { compareBytes } from "../../../lowering/byte-order.ts";
import { jsonChunks } from "../json-chunks.ts";
import { errnoOf, OutputError, toOutputError } from "../output-error.ts";
import { lstatIfAny } from "./lstat-if-any.ts";
import { splitTreePath } from "./tree-path.ts";

/** The file in the output directory that records what nixctr wrote there. */
export const manifestName = ".nixctr-manifest.json";

const schema = "nixctr.manifest/1";

/** What a tree is: a lowered host, or its containers for plain systemd. Each keeps to a directory of its own. */
export type TreeKind = "host" | "native";

const writtenEntry = z.union([z.strictObject({ sha256: z.string() }), z.strictObject({ target: z.string() })]);

const manifestSchema = z.strictObject({
  schema: z.literal(schema),
  /** Absent for a lowered host. */
  tree: z.optional(z.literal("native")),
  /** Directories that nixctr made, and removes when they are empty. */
  directories: z.array(z.string()),
  /** Path → hash of a file's text, or target of a link. */
  entries: z.record(z.string(), writtenEntry),
});

/** What is at a path: what the manifest says about it, and what there is to be compared. */
export type WrittenEntry = z.infer<typeof writtenEntry>;

export interface Manifest {
  readonly kind: TreeKind;
  readonly directories: readonly string[];
  readonly entries: ReadonlyMap<string, WrittenEntry>;
}

/** The manifest of an earlier run and its text; empty where there was none. Throws `bad-manifest` for another file. */
export function readManifest(directory: string): Manifest & { readonly text: string } {
  const path = join(directory, manifestName);
  if (lstatIfAny(path)?.isSymbolicLink()) throw new OutputError("symbolic-link", path);
  try {
    const text = readFileSync(path, "utf8");
    return { ...parseManifest(text), text };
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return { kind: "host", directories: [], entries: new Map(), text: "" };
    throw errnoOf(error) === undefined ? new OutputError("bad-manifest", path) : toOutputError(error, path);
  }
}

/** Also refuses paths that lead out of the directory: what they name may be removed. */
function parseManifest(text: string): Manifest {
  const { tree = "host", directories, entries } = manifestSchema.parse(JSON.parse(text));
  [...directories, ...Object.keys(entries)].forEach(splitTreePath);
  return { kind: tree, directories, entries: new Map(Object.entries(entries)) };
}

/** The text of a manifest; the same for the same content. */
export function renderManifest({ kind, directories, entries }: Manifest): string {
  const document = {
    schema,
    ...(kind === "native" && { tree: kind }),
    directories: directories.toSorted(compareBytes),
    entries: Object.fromEntries(entries),
  };
  return [...jsonChunks(document)].join("");
}
