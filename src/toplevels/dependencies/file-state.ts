import { createHash } from "node:crypto";
import { type BigIntStats, lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";

/** How something on the disk is. */
export interface State {
  /** Equal as long as nothing that counts has changed. */
  readonly text: string;
  /** When the latest change was that is known, in milliseconds of the clock. */
  readonly changed: number;
}

/** Files that are larger are known by their times. */
const MOST_BYTES = 1024n * 1024n;

/** A short digest of a text. */
export function digest(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** What there is at a path, behind symbolic links. */
export function kindAt(path: string): "none" | "file" | "directory" | "other" {
  const stat = statIfAny(path);
  if (stat === undefined) return "none";
  return stat.isFile() ? "file" : stat.isDirectory() ? "directory" : "other";
}

/** `kindAt` as a state: something else can only be there after a change of what is above, which nobody notices. */
export function kindState(path: string): State {
  return { text: kindAt(path), changed: 0 };
}

/** The content of a file, or what there is instead. */
export function contentState(path: string): State {
  const stat = statIfAny(path);
  if (stat === undefined || !stat.isFile()) return kindState(path);
  return { text: stat.size > MOST_BYTES ? changeText(stat) : contentText(path), changed: Number(stat.ctimeMs) };
}

function contentText(path: string): string {
  try {
    return digest(readFileSync(path));
  } catch {
    return "unreadable";
  }
}

/** Changes when anybody writes to a file, or replaces it. */
export function changeText({ size, mtimeNs, ctimeNs, ino, mode }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino, mode].join(" ");
}

/** Where a path leads; empty where it leads nowhere. */
export function realState(path: string): State {
  return { text: realPath(path), changed: 0 };
}

export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return "";
  }
}

/** The status of what is behind symbolic links. */
export function statIfAny(path: string): BigIntStats | undefined {
  return unlessFailing(() => statSync(path, { bigint: true }));
}

/** The status of an entry itself, be it a symbolic link. */
export function entryStat(path: string): BigIntStats | undefined {
  return unlessFailing(() => lstatSync(path, { bigint: true }));
}

/** What a symbolic link says. */
export function linkText(path: string): string {
  return unlessFailing(() => readlinkSync(path)) ?? "";
}

function unlessFailing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
