import { describe, expect, test } from "vitest";

import { parseDerivation } from "../../../src/verify/nixos/parse-derivation.ts";
import { textFileOf } from "../../../src/verify/nixos/text-file.ts";

const OUT = "/nix/store/00000000000000000000000000000000-script";

/** A derivation as Nix writes it, with the given variables of the builder. */
function derivation(variables: readonly (readonly [string, string])[]): string {
  const quoted = (text: string): string =>
    `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r")}"`;
  const environment = variables.map(([name, value]) => `(${quoted(name)},${quoted(value)})`).join(",");
  const inputs = `[("/nix/store/a.drv",["dev","out"]),("/nix/store/b.drv",["out"])]`;
  return `Derive([("out","${OUT}","","")],${inputs},["/nix/store/builder.sh"],"x86_64-linux","/bin/sh",["-e"],[${environment}])`;
}

describe("a derivation", () => {
  test("has outputs, the derivations that it needs, and an environment", () => {
    const text = 'echo "a\\b"\t\r\n';
    expect(parseDerivation(derivation([["text", text]]))).toEqual({
      outputs: new Map([["out", OUT]]),
      inputs: ["/nix/store/a.drv", "/nix/store/b.drv"],
      environment: new Map([["text", text]]),
    });
  });

  test.each(["", "Derive(", 'Derive([("out","', "Derive([],[],[],x)", "Derive([])", derivation([]).slice(0, -2)])(
    "that is none is refused: %j",
    (text) => {
      expect(() => parseDerivation(text)).toThrow(SyntaxError);
    },
  );
});

describe("the text of a file", () => {
  test("stands in a variable", () => {
    const file = { root: OUT, text: "a\n", executable: false };
    expect(textFileOf(parseDerivation(derivation([["text", "a\n"]])))).toEqual(file);
    const mode = (value: string) =>
      textFileOf(
        parseDerivation(
          derivation([
            ["text", "a\n"],
            ["executable", value],
          ]),
        ),
      );
    expect([mode("1"), mode("")]).toEqual([{ ...file, executable: true }, file]);
  });

  test("stands in the structured attributes, where there are such", () => {
    const json = JSON.stringify({ text: "a\n", executable: true });
    const file = { root: OUT, text: "a\n", executable: true };
    expect(textFileOf(parseDerivation(derivation([["__json", json]])))).toEqual(file);
  });

  test("is not there in what is built", () => {
    expect(textFileOf(parseDerivation(derivation([["builder", "/bin/sh"]])))).toBeUndefined();
    expect(textFileOf(parseDerivation(derivation([["__json", `{"text":["a"]}`]])))).toBeUndefined();
  });
});
