import type { Random } from "../random.ts";
import { stringLike } from "./strings-like.ts";

/** So many different names such as the first one in the example of a set. */
export function namesLike(example: string, count: number, random: Random): readonly string[] {
  const [, quoted, plain] = /^\{\s*(?:"([^"]*)"|([\w'-]+))/.exec(example) ?? [];
  const examples = [quoted ?? plain ?? "name"];
  return [...new Set(Array.from({ length: count }, () => stringLike(examples, random)))];
}
