import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { describeRefusal } from "../../src/evaluation/describe-refusal.ts";
import { parseNixLog } from "../../src/evaluation/nix-log.ts";
import { releaseNamed } from "./evaluate-configuration.ts";
import { parseArgument, parseContext, parseNote, parseRefusal } from "../../src/evaluation/nixctr-message.ts";

const input = { kind: "file", path: "/etc/nixos/configuration.nix" } as const;

function line(message: object): string {
  return `@nix ${JSON.stringify(message)}\n`;
}

describe("parseNixLog", () => {
  test("tells errors, traces, warnings and everything else apart", () => {
    const log = parseNixLog(
      [
        line({ action: "msg", level: 0, msg: "trace: one\ntwo" }),
        line({ action: "msg", level: 1, msg: "\u001b[35;1mwarning:\u001b[0m old" }),
        line({ action: "msg", level: 1, msg: "evaluation warning: mine", raw_msg: "mine", file: null }),
        line({ action: "start", id: 1, type: 0 }),
        line({ action: "msg", level: 0, msg: "error: out of memory" }),
        "GC Warning: something\n",
      ].join(""),
    );
    expect(log).toEqual({
      error: null,
      traces: ["one\ntwo"],
      warnings: ["old", "mine"],
      other: ["error: out of memory", "GC Warning: something"],
    });
  });

  test("takes the last error, with its frames and without codes for terminals", () => {
    const at = { file: "/a.nix:3:5", line: 3, column: 5 };
    const log = parseNixLog(
      line({ action: "msg", level: 0, msg: "", raw_msg: "first" }) +
        line({
          action: "msg",
          level: 0,
          msg: "",
          raw_msg: "\u001b[31mlast\u001b[0m",
          ...at,
          trace: [{ raw_msg: "frame", file: "/b.nix", line: 0, column: 0 }, 5, null],
        }),
    );
    expect(log.error).toEqual({
      text: "last",
      position: { file: "/a.nix", line: 3, column: 5 },
      frames: [{ text: "frame", position: null }],
    });
  });

  test.each(["@nix ", "@nix {", "@nix null", "@nix 5", '@nix "text"', "@nix []", '@nixctr {"code":"x"}', " @nix {}"])(
    "is not confused by %j",
    (text) => {
      expect(parseNixLog(`${text}\n`)).toMatchObject({ error: null, traces: [], warnings: [] });
    },
  );

  test("reads anything at all", () => {
    const json = fc.json().map((text) => `@nix ${text}`);
    const message = fc
      .record({ action: fc.constant("msg"), level: fc.anything(), msg: fc.anything(), raw_msg: fc.anything() })
      .map(line);
    const marker = fc.json().map((text) => line({ action: "msg", level: 0, raw_msg: `@nixctr ${text}` }));
    fc.assert(
      fc.property(fc.array(fc.oneof(json, message, marker, fc.string({ unit: "binary" }))), (lines) => {
        describeRefusal(parseNixLog(lines.join("\n")), {
          input,
          nixpkgs: undefined,
          options: {},
          release: releaseNamed("19.03"),
        });
      }),
    );
  });
});

describe("what nixctr's own Nix side says", () => {
  test("is read back", () => {
    const at = ["/a.nix", 1, 2];
    expect(parseRefusal(`@nixctr ${JSON.stringify({ code: "x", at, loc: ["a"] })}`)).toMatchObject({ code: "x", at });
    expect(parseContext(`@nixctr ${JSON.stringify({ loc: [], at })}`)).toEqual({ loc: [], at });
    expect(parseArgument('@nixctr {"argument":"inputs","key":"k"}')).toEqual({ argument: "inputs", key: "k" });
    expect(parseNote(`@nixctr ${JSON.stringify({ note: "import-skipped", file: "f", at })}`)).toMatchObject({ at });
  });

  test.each([
    ["no marker", '{"code":"x"}'],
    ["a marker further on", ' @nixctr {"code":"x"}'],
    ["no JSON", "@nixctr {"],
    ["a wrong type", '@nixctr {"code":5}'],
    ["a place before the first line", '@nixctr {"code":"x","at":["/a",-1,1],"loc":[]}'],
    ["a place between lines", '@nixctr {"code":"x","at":["/a",1.5,1],"loc":[]}'],
    ["an endless line", '@nixctr {"code":"x","at":["/a",1e99,1],"loc":[]}'],
  ])("is not in a text with %s", (_, text) => {
    expect([parseRefusal(text), parseContext(text), parseNote(text), parseArgument(text)]).toEqual(
      Array.from({ length: 4 }),
    );
  });
});
