import { describe, expect, it } from "vitest";

import { defaultFacts } from "../../src/facts/default-facts.ts";
import { FactsError, parseFacts } from "../../src/facts/parse-facts.ts";

describe("parseFacts", () => {
  it("falls back for every key, and for every package on its own", () => {
    expect(parseFacts("{}")).toEqual(defaultFacts());
    const facts = parseFacts(
      '{ "system": "i686-linux", "packages": { "systemd": "/opt/systemd", "nixosContainer": null } }',
    );
    expect(facts.packages).toEqual({ systemd: "/opt/systemd", iproute: "/usr", nix: "/usr", nixosContainer: "/usr" });
    expect(facts).toMatchObject({ system: "i686-linux", shell: "/bin/bash", defaultPath: [""], toplevels: {} });
  });

  it.each([
    ["{", /^not JSON: /],
    ["[]", /^the facts: must be an object$/],
    ['{ "sytem": "x" }', /^unknown key sytem$/],
    ['{ "packages": { "bash": "/usr" } }', /^unknown key packages\.bash$/],
    ['{ "defaultPath": "/usr", "shell": 1 }', /^shell: must be a string\ndefaultPath: must be a list$/],
    ['{ "toplevels": { "web": 1 } }', /^toplevels\.web: must be a string$/],
  ])("refuses %s", (json, message) => {
    expect(() => parseFacts(json)).toThrow(FactsError);
    expect(() => parseFacts(json)).toThrow(message);
  });
});
