import { cacheDirectory } from "../toplevels/cache/cache-directory.ts";
import type { SystemsOptions } from "../toplevels/systems-options.ts";
import { showsProgress } from "../progress/progress-line.ts";
import type { EvaluationFlags } from "./request.ts";
import { systemsProgress } from "./systems-progress.ts";

/** How the command line has the systems of containers evaluated. */
export function systemsOptions({ quiet }: Pick<EvaluationFlags, "quiet">): SystemsOptions {
  const isShown = !quiet && showsProgress(process.stderr, process.env);
  return { cache: cacheDirectory(process.env), onProgress: isShown ? systemsProgress : undefined };
}
