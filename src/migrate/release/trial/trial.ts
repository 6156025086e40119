import type { Flake } from "../../../nixos/flake.ts";
import type { NixosSource } from "../../../nixos/nixos-source.ts";
import type { Release } from "../../../releases/releases.ts";
import { type LowerOptions, startLowering } from "../../../start-lowering.ts";
import type { EditedSources } from "../edited-sources.ts";
import type { ReleaseOrder } from "../release-order.ts";
import { copyFlake } from "./copy-flake.ts";
import { evaluateSide, type Side } from "./evaluate-side.ts";
import { importedFiles } from "./imported-files.ts";
import { createShadowTree, type ShadowTree } from "./shadow-tree.ts";

/** Evaluates a configuration for a release, which need not exist. Nothing of it is written where it is. */
export interface Trial {
  /** As it is. */
  readonly asIs: (release: Release) => Promise<Side>;
  /** As it would be with the edits. Rejects with an `InputError` where its files cannot be copied. */
  readonly edited: (release: Release, sources: EditedSources) => Promise<Side>;
}

/** `before` is the configuration as it is, in the old release. */
export function createTrial(order: ReleaseOrder, before: Side): Trial {
  const { options } = order.started;
  const { flake } = before.notes.nixos ?? {};
  const facts = before.kind === "evaluated" ? before.options.facts : undefined;
  const asIs = (release: Release): Promise<Side> => evaluateSide(startLowering({ ...options, release }), { facts });
  return {
    asIs,
    async edited(release, sources) {
      const texts = new Map(sources.fileEdits().map(({ path, after }) => [path, after]));
      if (texts.size === 0) return asIs(release);
      const shadow = await copyOf(order, texts, sources);
      const { root } = shadow;
      const disguise = { root, storeName: flake?.storeName, input: options.input, files: [...texts.keys()] };
      try {
        const started = startLowering({ ...disguisedOptions(options, shadow, flake?.tree), release });
        return await evaluateSide(started, { facts, disguise });
      } finally {
        shadow.remove();
      }
    },
  };
}

async function copyOf(
  { started, project, file }: ReleaseOrder,
  texts: ReadonlyMap<string, string>,
  { sourceOf }: EditedSources,
): Promise<ShadowTree> {
  const { input } = started.options;
  if (input.kind === "flake") return copyFlake({ tree: input.flake.tree, directory: project }, texts);
  return createShadowTree({ project, texts, files: importedFiles([file], project, sourceOf) });
}

/** The options of an evaluation with all paths below another root. */
function disguisedOptions(options: LowerOptions, { root }: ShadowTree, info: unknown): LowerOptions {
  const { input, nixos } = options;
  switch (input.kind) {
    case "stdin":
      return options;
    case "file": {
      const moved = { kind: "file", path: `${root}${input.path}` } as const;
      return { ...options, input: moved, nixos: nixos && { ...nixos, source: withInput(nixos.source, moved) } };
    }
    case "flake": {
      const flake = movedFlake(input.flake, root, info);
      return {
        ...options,
        input: { kind: "flake", flake },
        nixos: nixos && { ...nixos, source: { kind: "flake", flake } },
      };
    }
  }
}

function withInput(source: NixosSource, input: Extract<NixosSource, { kind: "configuration" }>["input"]): NixosSource {
  return source.kind === "configuration" ? { ...source, input } : source;
}

/** Its tree is a directory, which knows nothing of git. */
function movedFlake(flake: Flake, root: string, info: unknown): Flake {
  const directory = `${root}${flake.directory ?? ""}`;
  return { ...flake, tree: { type: "path", path: directory }, directory, info };
}
