import { describe, expect, it } from "vitest";

import { expandMacros } from "../../lowering/shell-macros.ts";

const plain = { strict: false, array: false };
const strict = { strict: true, array: true };

describe("expandMacros", () => {
  it.each([
    ["@value X@", "$X", "${X-}"],
    ["@set X@", '[ -n "$X" ]', '[[ -n "${X-}" ]]'],
    ["@empty X@", '[ -z "$X" ]', '[[ -z "${X-}" ]]'],
    ['@test "@value X@" = 1@', '[ "$X" = 1 ]', '[[ "${X-}" = 1 ]]'],
    ["  @flag --port=$i@", '  extraFlags+=" --port=$i"', '  extraFlags+=("--port=$i")'],
    ["@set A@ || @set B@", '[ -n "$A" ] || [ -n "$B" ]', '[[ -n "${A-}" ]] || [[ -n "${B-}" ]]'],
  ])("writes out %s", (call, inPlain, inStrict) => {
    expect(expandMacros(call, plain)).toBe(inPlain);
    expect(expandMacros(call, strict)).toBe(inStrict);
  });

  it("leaves placeholders and other signs alone", () => {
    const text = '@shell@ "${extraFlags[@]}" container@x.service set @ $&';
    expect(expandMacros(text, strict)).toBe(text);
  });
});
