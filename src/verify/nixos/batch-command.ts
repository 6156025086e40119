import { nixArguments } from "../../evaluation/nix-arguments.ts";
import { NIX_DIRECTORY } from "../../evaluation/nix-directory.ts";
import { nixPath, nixString } from "../../evaluation/nix-string.ts";
import { type NixosSource, nixosExpression } from "../../nixos/nixos-source.ts";
import { privateStoreArguments } from "../../nixos/private-store.ts";

/**
 * What is told of an evaluated NixOS: the definitions of its containers, what the containers module makes of them, and
 * what only NixOS can answer, the definitions with it.
 */
export type BatchPart = "definitions" | "record" | "answers";

/** What is evaluated in one process. */
export interface BatchRequest {
  /** Begins what is told. */
  readonly token: string;
  readonly subjects: readonly BatchSubject[];
  /** A Nix expression for the JSON of `releasesForNix`. */
  readonly releases: string;
  /** The root of the private store. */
  readonly store: string;
}

export interface BatchSubject {
  readonly source: NixosSource;
  readonly want: readonly BatchPart[];
}

/** The arguments of `nix` that evaluate a batch. Derivations are written to the private store. */
export function batchCommand(request: BatchRequest): readonly string[] {
  const expression = batchExpression(request);
  const [first] = request.subjects;
  return [
    ...nixArguments({
      store: privateStoreArguments(request.store),
      writes: true,
      nixpkgs: first === undefined ? undefined : nixpkgsOf(first.source),
    }),
    ...(standardInputOf(request.subjects) === undefined
      ? ["--expr", expression]
      : ["--file", "-", "--apply", `configuration: ${expression}`]),
  ];
}

/** The text of standard input, where one of the sources is that: there is one at the most. */
export function standardInputOf(subjects: readonly BatchSubject[]): string | undefined {
  const inputs = subjects.flatMap(({ source }) => (source.kind === "configuration" ? [source.input] : []));
  const [text] = inputs.flatMap((input) => (input.kind === "stdin" ? [input.text] : []));
  return text;
}

/** The path of the nixpkgs that a source names; a flake brings its own. */
export function nixpkgsOf(source: NixosSource): string | undefined {
  return source.kind === "flake" ? undefined : source.nixpkgs;
}

function batchExpression({ token, subjects, releases }: BatchRequest): string {
  const shown = subjects.map(
    ({ source, want }) => `{ nixos = _: ${nixosExpression(source)}; want = [ ${want.map(nixString).join(" ")} ]; }`,
  );
  return `import ${file("batch.nix")} { token = ${nixString(token)}; releases = ${releases}; subjects = [ ${shown.join(" ")} ]; }`;
}

function file(name: string): string {
  return nixPath(`${NIX_DIRECTORY}nixos/${name}`);
}
