import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { moduleRelease } from "../../../lowering/module-release.ts";
import { lowerNative } from "../../../lowering/native/lower-native.ts";
import type { NativeContainer } from "../../../lowering/native/native-container.ts";
import type { NetworkOptions } from "../../../lowering/types.ts";
import { containerOptions, testFacts, vethOptions } from "../container-options.ts";

const directory = fileURLToPath(new URL("fixtures", import.meta.url));
const INPUT = "container.json";

/** A file of a fixture. */
interface Input {
  readonly release: string;
  readonly name: string;
  readonly is32Bit?: boolean;
  readonly options: Parameters<typeof containerOptions>[0] & {
    readonly extraVeths?: { readonly [name: string]: Partial<NetworkOptions> };
  };
}

test.each(readdirSync(directory))("lowers %s to the files beside it", (fixture) => {
  const { release, name, options, is32Bit = false }: Input = JSON.parse(readText(fixture, INPUT));
  const extraVeths = Object.fromEntries(
    Object.entries(options.extraVeths ?? {}).map(([veth, given]) => [veth, vethOptions(given)]),
  );
  const container = containerOptions({ ...options, extraVeths });
  const native = lowerNative(moduleRelease(release, null), { name, container, facts: testFacts, is32Bit });
  const files = filesOf(name, native);
  for (const [path, text] of files) {
    const file = join(directory, fixture, path);
    if (process.env["UPDATE_FIXTURES"] !== undefined && !existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(text, path).toBe(readText(fixture, path));
  }
  expect(expectedFiles(fixture)).toEqual([INPUT, ...files.keys()].toSorted());
});

function filesOf(name: string, { nspawn, dropIn, networks, tmpfiles, guestModule, losses }: NativeContainer) {
  const lost = losses.map(({ option, value, reason }) => `${option.join(".")}: ${reason}: ${JSON.stringify(value)}\n`);
  return new Map([
    [`${name}.nspawn`, nspawn],
    ["drop-in.conf", dropIn],
    ["tmpfiles.conf", tmpfiles],
    ["guest.nix", guestModule],
    ...Object.entries(networks.host).map(([file, text]) => [`host/${file}`, text] as const),
    ...Object.entries(networks.guest).map(([file, text]) => [`guest/${file}`, text] as const),
    ...(lost.length === 0 ? [] : [["losses.txt", lost.join("")] as const]),
  ]);
}

function readText(fixture: string, path: string): string {
  return readFileSync(join(directory, fixture, path), "utf8");
}

function expectedFiles(fixture: string): readonly string[] {
  return readdirSync(join(directory, fixture), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, fixture).length + 1))
    .toSorted();
}
