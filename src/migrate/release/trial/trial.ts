import type { Release } from "../../../releases/releases.ts";
import { startLowering } from "../../../start-lowering.ts";
import type { EditedSources } from "../edited-sources.ts";
import { projectDirectory } from "../project-directory.ts";
import type { ReleaseOrder } from "../release-order.ts";
import { evaluateSide, type Side } from "./evaluate-side.ts";
import { importedFiles } from "./imported-files.ts";
import { createShadowTree } from "./shadow-tree.ts";

/** Evaluates a configuration for a release, which need not exist. Nothing of it is written where it is. */
export interface Trial {
  /** As it is. */
  readonly asIs: (release: Release) => Promise<Side>;
  /** As it would be with the edits. */
  readonly edited: (release: Release, sources: EditedSources) => Promise<Side>;
}

export function createTrial({ started, file }: Pick<ReleaseOrder, "started" | "file">): Trial {
  const { options } = started;
  const project = projectDirectory(file);
  const asIs = (release: Release): Promise<Side> => evaluateSide(startLowering({ ...options, release }));
  return {
    asIs,
    async edited(release, sources) {
      const texts = new Map(sources.fileEdits().map(({ path, after }) => [path, after]));
      if (texts.size === 0) return asIs(release);
      const shadow = createShadowTree({ project, texts, files: importedFiles(file, sources.sourceOf) });
      try {
        const input = { kind: "file", path: `${shadow.root}${file}` } as const;
        return await evaluateSide(startLowering({ ...options, release, input }), {
          root: shadow.root,
          input: options.input,
          files: [...texts.keys()],
        });
      } finally {
        shadow.remove();
      }
    },
  };
}
