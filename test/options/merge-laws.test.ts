import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Definition, Value } from "../../src/definitions/definition.ts";
import { given, mergeWeb } from "./nodes.ts";

const file = fc.constantFrom("a", "b", "c");
const strings = fc.array(fc.string(), { maxLength: 4 });

function definition(values: fc.Arbitrary<Value>): fc.Arbitrary<Definition> {
  return fc.record({ at: fc.tuple(file, fc.constant(1), fc.constant(1)), value: values });
}

const lists = fc.array(definition(strings.map((list) => ({ list }))), { minLength: 1, maxLength: 5 });

function merged(option: string, definitions: readonly Definition[]): unknown {
  return new Map(Object.entries(given(mergeWeb({ [option]: definitions }).containers.get("web")))).get(option);
}

function elements(definitions: readonly Definition[]): unknown[] {
  return definitions.flatMap(({ value }) =>
    typeof value === "object" && value !== null && "list" in value ? value.list : [],
  );
}

test("lists are joined in the order of their definitions", () => {
  fc.assert(
    fc.property(lists, (definitions) => {
      expect(merged("tmpfs", definitions)).toEqual(elements(definitions));
    }),
  );
});

test("the deprecated string type joins too", () => {
  const texts = fc.array(fc.string(), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(texts, (parts) => {
      const definitions = parts.map((value): Definition => ({ at: ["a", 1, 1], value }));
      expect(merged("hostBridge", definitions)).toBe(parts.join(""));
    }),
  );
});

test("mkForce beats all that is weaker, wherever it stands", () => {
  const weaker = fc.array(fc.tuple(definition(fc.string()), fc.integer({ min: 51, max: 20_000 })), { maxLength: 5 });
  fc.assert(
    fc.property(weaker, fc.string(), fc.nat(), (others, value, where) => {
      const definitions: Definition[] = others.map(([other, priority]) => ({ ...other, priority }));
      definitions.splice(where % (definitions.length + 1), 0, { at: ["f", 1, 1], priority: 50, value });
      expect(merged("hostAddress", definitions)).toBe(value);
    }),
  );
});

test("order sorts, and leaves equals as they are", () => {
  const order = fc.option(fc.constantFrom(500, 1000, 1500), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(definition(strings.map((list) => ({ list }))), order), { minLength: 1 }), (given) => {
      const definitions = given.map(([plain, number]) => (number === undefined ? plain : { ...plain, order: number }));
      const bucket = (number: number): Definition[] => definitions.filter(({ order: own = 1000 }) => own === number);
      const sorted = [500, 1000, 1500].flatMap(bucket);
      expect(merged("tmpfs", definitions)).toEqual(elements(sorted));
    }),
  );
});

test("nulls are null together, a lone value is itself, and both together are an error", () => {
  const either = fc.array(definition(fc.option(fc.string(), { nil: null, freq: 2 })), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(either, (definitions) => {
      const values = definitions.map(({ value }) => value);
      const { containers, diagnostics } = mergeWeb({ hostAddress: definitions });
      const codes = diagnostics.map(({ code }) => code);
      if (values.every((value) => value === null)) expect(containers.get("web")?.hostAddress).toBeNull();
      else if (values.includes(null)) expect(codes).toEqual(["null-and-not-null"]);
      else if (values.length > 1) expect(codes).toEqual(["defined-multiple-times"]);
      else expect(containers.get("web")?.hostAddress).toBe(values[0]);
    }),
  );
});

test("no value makes it throw", () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom<Value>(
      { path: "/p" },
      { float: "1.5" },
      { function: true },
      { list: [1, "a", null, []] },
      { unexpected: "list" },
      { set: true },
      { set: true, string: "x" },
      { opaque: true },
    ),
  );
  const option = fc.constantFrom("path", "config", "tmpfs", "extraVeths", "bindMounts", "allowedDevices", "enableTun");
  fc.assert(
    fc.property(option, fc.array(definition(value), { maxLength: 3 }), (name, definitions) => {
      const { containers, diagnostics } = mergeWeb({ [name]: definitions });
      expect(containers.size === 0).toBe(diagnostics.length > 0);
    }),
  );
});
