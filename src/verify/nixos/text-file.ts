import * as z from "zod/mini";

import type { Derivation } from "./parse-derivation.ts";

/** An output of a store that holds a text and nothing else: what `writeText`, `writeScript` and their like make. */
export interface TextFile {
  /** The path of the output. The file is that, or below it. */
  readonly root: string;
  readonly text: string;
}

/** The file that a derivation makes; undefined when it makes something else than a text that it is given. */
export function textFileOf({ outputs, environment }: Derivation): TextFile | undefined {
  const [root, text] = [outputs.get("out"), variable(environment, "text")];
  return root === undefined || text === undefined ? undefined : { root, text };
}

const structured = z.looseObject({ text: z.optional(z.string()) });

/** A variable of the builder, or one of the structured attributes, which stand as JSON in a variable. */
function variable(environment: ReadonlyMap<string, string>, name: "text"): string | undefined {
  const json = environment.get("__json");
  return json === undefined ? environment.get(name) : structured.safeParse(JSON.parse(json)).data?.[name];
}
