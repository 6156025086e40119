import { stripVTControlCharacters } from "node:util";

import { type NixLog, parseNixLog } from "../evaluation/nix-log.ts";
import { parseNote } from "../evaluation/nixctr-message.ts";
import type { Used } from "./dependencies/collect-dependencies.ts";

/** What `nix` said while it evaluated the system of a container, asked to name the files that it uses. */
export interface SystemLog extends Used {
  readonly log: NixLog;
  /** What it says of the tree of a flake. */
  readonly tree?: unknown;
}

/** Levels from here on are about what Nix does, and not for its user. */
const TALKATIVE = 4;
const EVALUATED = /^evaluating file '(.*)'$/s;
/** Nix 2.8 says it when it is done, newer versions when they begin. */
const COPIED = [/^copied source '(.*)' -> '[^']*'$/s, /^(?:hashing|copying) ['"](.*)['"](?: to the store)?$/s];

/** Reads what was written to standard error. Paths in a private store at `root` are as Nix names them. */
export function parseSystemLog(stderr: string, root: string | undefined): SystemLog {
  const files = new Set<string>();
  const copied = new Set<string>();
  const rest = stderr.split("\n").filter((line) => {
    const said = saidIn(line);
    if (said === undefined) return true;
    add(files, EVALUATED.exec(said), root);
    for (const pattern of COPIED) add(copied, pattern.exec(said), root);
    return false;
  });
  const log = parseNixLog(rest.join("\n"));
  const notes = log.traces.flatMap((trace) => parseNote(trace) ?? []);
  return {
    log: { ...log, traces: log.traces.filter((trace) => parseNote(trace) === undefined) },
    files: [...files],
    copied: [...copied],
    inputs: notes.flatMap((note) => (note.note === "flake-input" ? [note.path] : [])),
    tree: notes.find((note) => note.note === "flake")?.tree,
    asked: new Set(notes.flatMap((note) => (note.note === "container" ? [note.name] : []))),
  };
}

/** What a line says that is about Nix's own work; undefined for a line that is not. */
function saidIn(line: string): string | undefined {
  if (!/^@nix \{"action":"(?:msg|start|stop)"/.test(line)) return undefined;
  try {
    const { action, level, msg, text }: Record<string, unknown> = JSON.parse(line.slice("@nix ".length));
    if (action === "stop") return "";
    if (action === "start") return typeof text === "string" ? stripVTControlCharacters(text) : "";
    if (typeof level !== "number" || level < TALKATIVE || typeof msg !== "string") return undefined;
    return stripVTControlCharacters(msg);
  } catch {
    return undefined;
  }
}

function add(paths: Set<string>, match: RegExpExecArray | null, root: string | undefined): void {
  const path = match?.[1];
  if (path === undefined) return;
  paths.add(root !== undefined && path.startsWith(`${root}/nix/store/`) ? path.slice(root.length) : path);
}
