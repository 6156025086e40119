import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import { readSource } from "../evaluation/read-source.ts";

/** Gives the text of a file, undefined where it cannot be read. */
export type SourceReader = (file: string) => string | undefined;

/** Reads each file once, so that everything that is said of it is said of the same text. */
export function createSourceReader(inputs: readonly ConfigurationInput[]): SourceReader {
  const texts = new Map<string, string | undefined>();
  // Standard input can be read only once, and so be only one of them.
  const input = inputs.find(({ kind }) => kind === "stdin") ?? inputs[0];
  return (file) => {
    if (!texts.has(file)) texts.set(file, input && readSource(file, input));
    return texts.get(file);
  };
}
