type Values = { readonly [placeholder: string]: string };

/** Fills a template; the values must name every placeholder left. The same values give the same string object. */
export type Template = (values: Values) => string;

/**
 * Compiles a text with `@name@` placeholders, as nixpkgs' `substituteAll` knows them. `constants` are filled in once.
 *
 * One pass: a value may contain `@name@` or `$&` and stays as it is. A value of several lines is not re-indented, as
 * `${…}` in an indented string of Nix. Results are kept, so that many containers share few texts.
 */
export function compileTemplate(text: string, constants: Values = {}): Template {
  const { texts, placeholders } = parseTemplate(text, constants);
  const filled = new Map<string, string>();
  return (values) => {
    const found = placeholders.map((placeholder) => valueOf(values, placeholder));
    // Strings of Nix hold no NUL.
    const key = found.join("\0");
    let result = filled.get(key);
    if (result === undefined) {
      result = texts.map((before, index) => before + (found[index] ?? "")).join("");
      filled.set(key, result);
    }
    return result;
  };
}

/** One more text than placeholders: they alternate. */
function parseTemplate(text: string, constants: Values): { texts: string[]; placeholders: string[] } {
  // split() with a group: texts at even, names of placeholders at odd indexes.
  const [first = "", ...rest] = text.split(/@(\w+)@/);
  const texts: string[] = [];
  const placeholders: string[] = [];
  let current = first;
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const [placeholder = "", following = ""] = rest.slice(i, i + 2);
    if (Object.hasOwn(constants, placeholder)) {
      current += valueOf(constants, placeholder) + following;
    } else {
      texts.push(current);
      placeholders.push(placeholder);
      current = following;
    }
  }
  return { texts: [...texts, current], placeholders };
}

function valueOf(values: Values, placeholder: string): string {
  const value = values[placeholder];
  if (value === undefined) throw new Error(`no value for @${placeholder}@`);
  return value;
}
