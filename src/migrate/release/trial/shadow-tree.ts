import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

import { isBelow } from "../../common/is-below.ts";

/** A copy of a project in which some files have another text, as evaluations see it. */
export interface ShadowTree {
  /** The directory that stands for `/`. */
  readonly root: string;
  remove(): void;
}

/** What of the project is there for certain as ordinary files. */
export interface ShadowedFiles {
  readonly project: string;
  /** Path → text in its place; absolute. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that may lead to those, absolute. */
  readonly files: readonly string[];
}

/** Beyond this, what nobody needs is linked: to a directory, or a file, as it really is. */
const MOST_ENTRIES = 2000;
const MOST_BYTES = 32 * 1024 * 1024;
const LARGE = 1024 * 1024;

/**
 * Makes a tree that looks like the whole machine: the project is copied, so that relative paths in it lead to the changed
 * files, and all that is around it is linked. A project that is too large is linked in part.
 */
export function createShadowTree(shadowed: ShadowedFiles): ShadowTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-migrate-")));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  try {
    linkAround(root, shadowed.project);
    new Copy(root, shadowed).run();
    return { root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Directories down to the project are real, and everything beside them is a link. */
function linkAround(root: string, project: string): void {
  for (let directory = project; directory !== dirname(directory); directory = dirname(directory)) {
    const parent = dirname(directory);
    mkdirSync(join(root, directory), { recursive: true });
    for (const name of namesIn(parent)) {
      const path = join(parent, name);
      if (path !== directory) symlinkSync(path, join(root, path));
    }
  }
}

/** One copy of a project, level by level, until there has been enough. */
class Copy {
  readonly #root: string;
  readonly #shadowed: ShadowedFiles;
  /** Directories with something in them that has to be real. */
  readonly #needed = new Set<string>();
  #entries = 0;
  #bytes = 0;

  constructor(root: string, shadowed: ShadowedFiles) {
    this.#root = root;
    this.#shadowed = shadowed;
    for (const file of [...shadowed.texts.keys(), ...shadowed.files]) {
      for (let path = file; path !== dirname(path) && !this.#needed.has(path); path = dirname(path)) {
        this.#needed.add(path);
      }
    }
  }

  run(): void {
    const left = [this.#shadowed.project];
    for (let directory = left.shift(); directory !== undefined; directory = left.shift()) {
      for (const name of namesIn(directory)) {
        const path = join(directory, name);
        if (this.#place(path)) left.push(path);
      }
    }
  }

  /** Whether it is a directory to go into. */
  #place(path: string): boolean {
    const text = this.#shadowed.texts.get(path);
    const target = join(this.#root, path);
    if (text !== undefined) writeFileSync(target, text);
    if (text !== undefined || path === this.#root) return false;
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) symlinkSync(this.#linked(path), target);
    else if (!this.#isReal(path, stat)) symlinkSync(path, target);
    else if (stat.isDirectory()) mkdirSync(target);
    else copyOrLink(path, target);
    return stat.isDirectory() && !lstatSync(target).isSymbolicLink();
  }

  /** A link within the project stays one. */
  #linked(path: string): string {
    const target = readlinkSync(path);
    return isAbsolute(target) && isBelow(this.#shadowed.project, target) ? join(this.#root, target) : target;
  }

  #isReal(path: string, stat: Stats): boolean {
    if (this.#needed.has(path)) return true;
    if (!stat.isDirectory() && (!stat.isFile() || stat.size > LARGE)) return false;
    this.#entries++;
    this.#bytes += stat.size;
    return this.#entries <= MOST_ENTRIES && this.#bytes <= MOST_BYTES && !path.endsWith("/.git");
  }
}

/** What this user must not read, no evaluation reads either. */
function copyOrLink(path: string, target: string): void {
  try {
    copyFileSync(path, target, constants.COPYFILE_FICLONE);
  } catch {
    symlinkSync(path, target);
  }
}

/** Nothing is in what cannot be read. */
function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
