import type { EvaluationRequest } from "./nix-command.ts";
import { isOwnFile } from "./nix-directory.ts";

/** Whether a position's file belongs to the configuration: not to nixctr, to the nixpkgs in use or to the command line. */
export function isUserFile(file: string, request: Pick<EvaluationRequest, "input" | "nixpkgs">): boolean {
  if (request.input.kind === "stdin" && (file === "«stdin»" || file === request.input.text)) return true;
  if (!file.startsWith("/") || isOwnFile(file)) return false;
  if (request.input.kind === "flake") return file.startsWith(`${request.input.flake.directory}/`);
  return request.nixpkgs === undefined || !file.startsWith(`${request.nixpkgs}/`);
}
