/** What a derivation says that matters for a file that is only text. */
export interface Derivation {
  /** Name of an output → its path. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The derivations that it needs. */
  readonly inputs: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
}

/** Reads the text of a `.drv` file, an ATerm `Derive([…])`. Throws a `SyntaxError` for anything else. */
export function parseDerivation(text: string): Derivation {
  if (!text.startsWith("Derive(")) throw new SyntaxError("not a derivation");
  const [outputs, inputs, , , , , environment] = listAt(text, "Derive".length).items;
  return {
    outputs: new Map(listed(outputs).map((output) => pairOf(output))),
    inputs: listed(inputs).map((input) => pairOf(input)[0]),
    environment: new Map(listed(environment).map((variable) => pairOf(variable))),
  };
}

type Term = string | readonly Term[];

function listed(term: Term | undefined): readonly Term[] {
  if (typeof term === "object") return term;
  throw new SyntaxError("a list is missing in the derivation");
}

/** The first two elements of a tuple; what is no string is empty. */
function pairOf(term: Term): readonly [string, string] {
  const [first, second] = listed(term);
  return [typeof first === "string" ? first : "", typeof second === "string" ? second : ""];
}

interface At<T> {
  readonly items: T;
  /** Where the text goes on. */
  readonly end: number;
}

/** A list or tuple whose opening bracket is at `start`. */
function listAt(text: string, start: number): At<readonly Term[]> {
  const close = text[start] === "(" ? ")" : "]";
  const items: Term[] = [];
  let at = start + 1;
  while (text[at] !== close) {
    const item = termAt(text, at);
    items.push(item.items);
    at = text[item.end] === "," ? item.end + 1 : item.end;
    if (at >= text.length) throw new SyntaxError("the derivation ends too early");
  }
  return { items, end: at + 1 };
}

function termAt(text: string, start: number): At<Term> {
  const first = text[start];
  if (first === '"') return stringAt(text, start);
  if (first === "(" || first === "[") return listAt(text, start);
  throw new SyntaxError(`unexpected ${JSON.stringify(first ?? "end")} in the derivation`);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function stringAt(text: string, start: number): At<string> {
  let end = start + 1;
  while (text[end] !== '"') {
    end += text[end] === "\\" ? 2 : 1;
    if (end >= text.length) throw new SyntaxError("the derivation ends too early");
  }
  const raw = text.slice(start + 1, end);
  const items = raw.replace(/\\(.)/gs, (_, character: string) => ESCAPES[character] ?? character);
  return { items, end: end + 1 };
}
