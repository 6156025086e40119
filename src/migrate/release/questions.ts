import type { Question } from "../../evaluation/surroundings.ts";

/** What a migration has to know of the host beside what lints ask for: whether its packages are configured. */
export const ownQuestions: readonly Question[] = [
  { loc: ["nixpkgs", "*"], ask: "names", prefixes: ["overlays", "config"] },
];
