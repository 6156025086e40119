import type { ReleaseName } from "./release-name.ts";

/** How the model of a release is known. */
export interface Provenance {
  /** Compared with what the real module makes; read from the text of the module; or following from its neighbours. */
  readonly by: "evaluation" | "text" | "inference";
  /** What was evaluated or read, as it follows "from". */
  readonly source: string;
}

const TREE = "the nixpkgs of July 2026";

/** How each release is known. */
export const provenance: Readonly<Record<ReleaseName, Provenance>> = {
  "18.03": { by: "evaluation", source: "the branch of the release, as of May 2018" },
  "18.09": { by: "text", source: "NixOS@01610cf" },
  "19.03": { by: "evaluation", source: "the module of November 2018 in the nixpkgs of May 2018" },
  "19.09": { by: "text", source: "xwvvvvwx@71da188 and zimbatm@b5eb80a" },
  "20.03": { by: "text", source: "arianvp@8693d18 and danbst@cd74159" },
  "20.09": { by: "evaluation", source: "the module of autumn 2020 in the nixpkgs of July 2020" },
  "21.05": { by: "inference", source: "SuperSandro2000@9d2f8b7 before it and 0x4A6F@76d743a after it" },
  "21.11": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "22.05": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "22.11": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "23.05": { by: "text", source: "pub-solar@2a04ada" },
  "23.11": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "24.05": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "24.11": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "25.05": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "25.11": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "26.05": { by: "evaluation", source: `the module of the release in ${TREE}` },
  "26.11": { by: "evaluation", source: TREE },
};

/** A sentence part such as `the text of the module at OWNER@COMMIT`, as it follows "known by". */
export function describeProvenance({ by, source }: Provenance): string {
  switch (by) {
    case "evaluation":
      return `comparison with an evaluation of ${source}`;
    case "text":
      return `the text of the module at ${source}`;
    case "inference":
      return `inference from ${source}`;
  }
}
