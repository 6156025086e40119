import fc from "fast-check";

/** A definition as it was written, and where. Offsets count UTF-16 code units. */
export interface WrittenDefinition {
  readonly loc: readonly string[];
  /** Where the path begins: what Nix gives. */
  readonly at: number;
  readonly name: readonly [number, number];
  readonly value: readonly [number, number];
}

export interface WrittenConfiguration {
  readonly text: string;
  readonly definitions: readonly WrittenDefinition[];
}

type Tree = readonly Attribute[];

interface Attribute {
  readonly name: string;
  readonly isQuoted: boolean;
  /** A set is written as `name.inner = …;` for each of its attributes, or as `name = { … };`. */
  readonly isDotted: boolean;
  readonly content: Tree | Value;
}

/** A value as it is written, between what is not part of it. */
interface Value {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

const NAME = fc.constantFrom("a", "b", "a-b'", "_c", "inherited", "or", "a b", "é", "🙂", 'x"y', "in", "${z}", "1");

const VALUE: fc.Arbitrary<Value> = fc.record({
  before: fc.constant(""),
  text: fc.constantFrom(
    "1",
    "-1",
    '"🙂 # \\" ${"}"}"',
    "''\n  a ''${b}\n''",
    "[ 1 { a = 2; } ]",
    "x.y or z",
    "./a",
    "a: a + 1",
  ),
  after: fc.constant(""),
});

const WRAPPED: fc.Arbitrary<Value> = fc
  .tuple(
    VALUE,
    fc.constantFrom(
      ["lib.mkForce (", ")"],
      ["mkIf (a == 1) (", ")"],
      ["with x; (", ")"],
      ["let a = 1; in (", ")"],
      ["", ""],
    ),
  )
  .map(([{ text }, [before = "", after = ""]]) => ({ before, text, after }));

const { tree: TREE } = fc.letrec<{ tree: Tree; attribute: Attribute }>((tie) => ({
  tree: fc.uniqueArray(tie("attribute"), { maxLength: 4, minLength: 1, selector: ({ name }) => name }),
  attribute: fc.record({
    name: NAME,
    isQuoted: fc.boolean(),
    isDotted: fc.boolean(),
    content: fc.oneof({ maxDepth: 3, depthIdentifier: "attribute" }, WRAPPED, tie("tree")),
  }),
}));

const BLANK = fc.constantFrom(" ", "\n", "\n\n  ", "\t", " /* é = 1; */ ", " # 🙂 }\n", " /**/");

/** Configurations with random names, values and styles. */
export const CONFIGURATION: fc.Arbitrary<WrittenConfiguration> = fc
  .record({
    tree: TREE,
    blanks: fc.array(BLANK, { minLength: 1, maxLength: 20 }),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    start: fc.constantFrom("", "\uFEFF", "{ lib, ... }:", "with {}; rec"),
  })
  .map(({ tree, blanks, lineEnd, start }) => {
    const writer = new Writer(blanks, lineEnd);
    writer.write(start);
    writer.set(tree, []);
    return { text: writer.text, definitions: writer.definitions };
  });

class Writer {
  text = "";
  readonly definitions: WrittenDefinition[] = [];
  readonly #blanks: readonly string[];
  readonly #lineEnd: string;
  #used = 0;

  constructor(blanks: readonly string[], lineEnd: string) {
    this.#blanks = blanks;
    this.#lineEnd = lineEnd;
  }

  write(text: string): number {
    this.text += text.replaceAll("\n", this.#lineEnd);
    return this.text.length;
  }

  set(tree: Tree, loc: readonly string[]): void {
    this.write("{");
    for (const attribute of tree) this.#attribute(attribute, [], loc);
    this.#blank();
    this.write("}");
  }

  /** `path` is what is written before the attribute's name. */
  #attribute(attribute: Attribute, path: readonly Attribute[], loc: readonly string[]): void {
    const { content, isDotted, name } = attribute;
    const inner = [...loc, name];
    if ("text" in content) return this.#leaf([...path, attribute], inner, content);
    if (isDotted) return content.forEach((next) => this.#attribute(next, [...path, attribute], inner));
    this.#path([...path, attribute]);
    this.set(content, inner);
    this.write(";");
  }

  #leaf(path: readonly Attribute[], loc: readonly string[], { before, text, after }: Value): void {
    const { at, name } = this.#path(path);
    const start = this.write(before);
    const end = this.write(text);
    this.write(after);
    this.#blank();
    this.write(";");
    this.definitions.push({ loc, at, name, value: [start, end] });
  }

  #path(path: readonly Attribute[]): { at: number; name: [number, number] } {
    this.#blank();
    const at = this.text.length;
    let name: [number, number] = [at, at];
    path.forEach((attribute, index) => {
      if (index > 0) this.#dot();
      name = [this.text.length, this.write(written(attribute))];
    });
    this.#blank();
    this.write("=");
    this.#blank();
    return { at, name };
  }

  #dot(): void {
    this.#blank();
    this.write(".");
    this.#blank();
  }

  #blank(): void {
    this.write(this.#blanks[this.#used++ % this.#blanks.length] ?? " ");
  }
}

function written({ name, isQuoted }: Attribute): string {
  if (!isQuoted && /^[a-zA-Z_][\w'-]*$/.test(name) && name !== "in") return name;
  return `"${name.replace(/["\\]|\$(?=\{)/g, "\\$&")}"`;
}
