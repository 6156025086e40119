import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import type { ComparedHost } from "../../../src/diff/artifact.ts";
import { hostDifferences } from "../../../src/diff/compare-hosts.ts";
import { comparedHost } from "../../../src/diff/host-artifacts.ts";
import { evaluateSide } from "../../../src/migrate/release/trial/evaluate-side.ts";
import { parseRelease } from "../../../src/releases/release-name.ts";
import { startLowering } from "../../../src/start-lowering.ts";
import { makeEdits, planned, startOptions } from "./migrated.ts";

const scratch = mkdtempSync(join(tmpdir(), "nixctr-valid-migrations-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A text before and after, in which all is that is to be changed. */
type Pair = readonly [before: string, after: string];

const same = (text: string): Pair => [text, text];
const joined = (pairs: readonly Pair[], separator: string): Pair => [
  pairs.map(([before]) => before).join(separator),
  pairs.map(([, after]) => after).join(separator),
];
const framed = (head: string, [before, after]: Pair, end: string): Pair => [head + before + end, head + after + end];

const blank = fc.constantFrom(" ", "\n      ", "\t", " # [ { mountPoint = x; } ]\n", " /* ] */ ");
const condition = fc.constantFrom("true", "false", "(1 < 2)", 'lib.elem "a" [ "a" ]', 'config.containers ? "none"');
/** What a condition leaves out, nobody sees. */
const trueCondition = fc.constantFrom("true", "(1 < 2)", 'lib.elem "a" [ "a" ]');

/** An element of a list of mounts, and the set that it becomes. Each has a mount point of its own. */
const element = fc
  .tuple(blank, fc.constantFrom("", "isReadOnly = false;", "isReadOnly = lib.mkForce true;"), fc.boolean())
  .map(([gap, setting, isFirst]) => (point: string): Pair => {
    const rest = `hostPath = "/srv/[${point.slice(1)}]";${gap}${setting}`;
    const own = `mountPoint = "${point}"; `;
    return [`{ ${isFirst ? `${own}${rest}` : `${rest} ${own}`}}`, `{ ${isFirst ? rest : `${rest} `}}`];
  });

/** A list of mounts; the number makes their mount points differ from those of others. */
const list = fc
  .tuple(fc.array(fc.tuple(element, fc.option(condition, { nil: undefined })), { maxLength: 3 }), blank)
  .map(([elements, gap]) => (number: number): Pair => {
    const inner = elements.map(([make, when], index): Pair => {
      const point = `/m${number}/${index}`;
      const set = when === undefined ? make(point) : framed(`(lib.mkIf ${group(when)} `, make(point), ")");
      return [set[0], `"${point}" = ${set[1]};`];
    });
    const [before, after] = joined(inner, gap);
    return [`[${gap}${before}${gap}]`, `{${gap}${after}${gap}}`];
  });

/** All ways in which mounts are written that can be rewritten. */
const mounts = fc
  .tuple(list, list, element, fc.tuple(condition, trueCondition), blank, fc.integer({ min: 0, max: 6 }))
  .map(([first, second, single, [when, always], gap, kind]): Pair => {
    const [one, two, mount] = [first(1), second(2), single("/single")];
    switch (kind) {
      case 0:
        return framed(`lib.mkIf ${group(always)}${gap}`, one, "");
      case 1:
        return framed("lib.mkForce ", one, "");
      case 2:
        return framed("lib.mkMerge [ ", joined([one, framed("(", two, ")"), same('{ "/set" = { }; }')], gap), " ]");
      case 3:
        return [`${one[0]}${gap}++ ${two[0]}`, `${one[1]}${gap}// ${two[1]}`];
      case 4:
        return [
          `${one[0]} ++ lib.optional ${group(when)} ${mount[0]}`,
          `${one[1]} // lib.optionalAttrs ${group(when)} { "/single" = ${mount[1]}; }`,
        ];
      case 5:
        return [
          `${one[0]} ++ lib.optionals ${group(when)} ${two[0]}`,
          `${one[1]} // lib.optionalAttrs ${group(when)} ${two[1]}`,
        ];
      default:
        return one;
    }
  });

/** As an argument. */
function group(text: string): string {
  return text.startsWith("(") || /^\w+$/.test(text) ? text : `(${text})`;
}

const setting = fc.constantFrom(
  "autoStart = true;",
  'privateNetwork = true; hostAddress = "10.0.0.1"; localAddress = lib.mkDefault "10.0.0.2";',
  'extraFlags = lib.mkBefore [ "--quiet" ];',
  "forwardPorts = [ { hostPort = 80; } ];",
  'interfaces = [ "eth1" ]; enableTun = true;',
  'allowedDevices = [ { node = "/dev/fuse"; modifier = "rw"; } ];',
);

const container = fc
  .tuple(mounts, fc.subarray([0, 1]), setting, blank, fc.boolean())
  .map(([text, sides, other, gap, isOrdered]) => (name: string, takesOrder: boolean): Pair => {
    const [before = "", after = ""] = sides.map((side) => (side === 0 ? `${other}${gap}` : `${gap}ephemeral = false;`));
    const set = framed(`{${gap}path = "/p/${name}";${gap}${before}bindMounts = `, text, `;${after}${gap}}`);
    const ordered: Pair = isOrdered && takesOrder ? [`lib.mkBefore ${set[0]}`, set[1]] : set;
    return framed(`  containers.${name} = `, ordered, ";\n");
  });

/** A configuration that its release takes, and a later one does not. */
const migration = fc
  .record({
    from: fc.constantFrom("19.09", "20.03"),
    to: fc.constantFrom("20.09", "21.05", "22.05", "24.11", "25.11", "26.11"),
    containers: fc.array(container, { minLength: 1, maxLength: 3 }),
    end: fc.constantFrom("\n", "", "\r\n\r\n", "# no newline"),
  })
  .map(({ from, to, containers, end }) => {
    // 20.03 takes no order around a set.
    const inner = containers.map((make, index) => make(`c${index}`, from === "19.09"));
    const text = framed(
      '{ config, lib, ... }:\n# é\n{\n  system.stateVersion = "19.09"; \n',
      joined(inner, ""),
      `}\n${end}`,
    );
    return { from, to, text };
  });

const samples = fc.sample(migration, { seed: 20260714, numRuns: 10 });

test.concurrent.each(samples.map((sample, index) => [index, sample] as const))(
  "a valid configuration of a release stays what it is in a later one: %i",
  async (_, { from, to, text: [before, after] }) => {
    const directory = mkdtempSync(join(scratch, "project-"));
    const file = join(directory, "configuration.nix");
    writeFileSync(file, before);
    const was = await hostFor(file, from);
    const plan = await planned(directory, { from, to });
    expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    makeEdits(plan);
    expect(readFileSync(file, "utf8")).toBe(after);
    // The new release takes it where it is now, and for the old one nothing is otherwise: what differs is the release.
    await hostFor(file, to);
    expect(hostDifferences(was, await hostFor(file, from))).toEqual([]);
    expect((await planned(directory, { from, to })).edits).toEqual([]);
  },
);

/** What a release makes of a configuration, but for values of options: lists and sets have other names for mounts. */
async function hostFor(file: string, name: string): Promise<ComparedHost> {
  const release = parseRelease(name);
  if (release === undefined) throw new Error(`no release: ${name}`);
  const side = await evaluateSide(startLowering(startOptions(file, release)));
  if (side.kind !== "evaluated") throw new Error(side.diagnostics.map(({ message }) => message).join("\n"));
  const { host, diagnostics } = side.lowered;
  if (host === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const all = comparedHost(host);
  const artifacts = all.artifacts.filter(({ kind }) => kind !== "options");
  return { ...all, artifacts: artifacts.map((artifact) => ({ ...artifact, text: withSortedMounts(artifact.text) })) };
}

/** systemd-nspawn makes mounts in the order of their mount points, whatever order they are given in. */
function withSortedMounts(text: string): string {
  return text.replaceAll(/(?: --bind[^\s"]*)+/g, (flags) => ` ${flags.trim().split(" ").toSorted().join(" ")}`);
}
