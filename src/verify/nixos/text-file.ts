import * as z from "zod/mini";

import type { GeneratedFile } from "../../../lowering/types.ts";
import type { Derivation } from "./parse-derivation.ts";

/** An output of a store that holds a text and nothing else: what `writeText`, `writeScript` and their like make. */
export interface TextFile extends GeneratedFile {
  /** The path of the output. The file is that, or below it. */
  readonly root: string;
}

/** The file that a derivation makes; undefined when it makes something else than a text that it is given. */
export function textFileOf({ outputs, environment }: Derivation): TextFile | undefined {
  const [root, { text, executable }] = [outputs.get("out"), writtenBy(environment)];
  return root === undefined || text === undefined ? undefined : { root, text, executable };
}

const structured = z.looseObject({ text: z.optional(z.string()), executable: z.optional(z.unknown()) });

/** From variables of the builder, or structured attributes, which stand as JSON in a variable. */
function writtenBy(environment: ReadonlyMap<string, string>): { readonly text?: string; readonly executable: boolean } {
  const json = environment.get("__json");
  const given = json === undefined ? Object.fromEntries(environment) : JSON.parse(json);
  const { text, executable } = structured.safeParse(given).data ?? {};
  // False is the empty string in a variable.
  return { executable: Boolean(executable), ...(text !== undefined && { text }) };
}
