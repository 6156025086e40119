import { NIX_DIRECTORY } from "../../evaluation/nix-directory.ts";
import { nixPath, nixString } from "../../evaluation/nix-string.ts";
import { type NixosSource, nixosExpression } from "../../nixos/nixos-source.ts";
import { privateStoreArguments } from "../../nixos/private-store.ts";

/** What is told of an evaluated NixOS: its definitions of containers, and what the containers module makes of them. */
export type BatchPart = "document" | "record";

/** What is evaluated in one process. */
export interface BatchRequest {
  /** Begins what is told. */
  readonly token: string;
  readonly subjects: readonly BatchSubject[];
  /** A Nix expression for a function from an evaluated NixOS to its document. */
  readonly document: string;
  /** The root of the private store. */
  readonly store: string;
}

export interface BatchSubject {
  readonly source: NixosSource;
  readonly want: readonly BatchPart[];
}

/** The arguments of `nix` that evaluate a batch. Derivations are written to the private store; nothing is built or fetched. */
export function batchCommand(request: BatchRequest): readonly string[] {
  const expression = batchExpression(request);
  const [first] = request.subjects;
  return [
    "eval",
    "--extra-experimental-features",
    "nix-command flakes",
    "--log-format",
    "internal-json",
    "--json",
    "--show-trace",
    "--impure",
    "--offline",
    ...privateStoreArguments(request.store),
    ...(first === undefined ? [] : searchPath(first.source)),
    "--option",
    "allow-import-from-derivation",
    "false",
    // What a user's settings say about reading files is not about nixctr's own.
    "--option",
    "restrict-eval",
    "false",
    "--option",
    "pure-eval",
    "false",
    ...(standardInputOf(request.subjects) === undefined
      ? ["--expr", expression]
      : ["--file", "-", "--apply", `configuration: ${expression}`]),
  ];
}

/** The text of standard input, where one of the sources is that; it has to be the only one then. */
export function standardInputOf(subjects: readonly BatchSubject[]): string | undefined {
  const inputs = subjects.flatMap(({ source }) => (source.kind === "configuration" ? [source.input] : []));
  const [text] = inputs.flatMap((input) => (input.kind === "stdin" ? [input.text] : []));
  return text;
}

/** `<nixpkgs>` is the nixpkgs in use. */
function searchPath(source: NixosSource): readonly string[] {
  return source.kind === "flake" ? [] : ["-I", `nixpkgs=${source.nixpkgs}`];
}

function batchExpression({ token, subjects, document }: BatchRequest): string {
  const shown = subjects.map(
    ({ source, want }) => `{ nixos = _: ${nixosExpression(source)}; want = [ ${want.map(nixString).join(" ")} ]; }`,
  );
  const parts = `{ document = ${document}; record = import ${file("record.nix")}; }`;
  return `import ${file("batch.nix")} { token = ${nixString(token)}; parts = ${parts}; subjects = [ ${shown.join(" ")} ]; }`;
}

function file(name: string): string {
  return nixPath(`${NIX_DIRECTORY}nixos/${name}`);
}
