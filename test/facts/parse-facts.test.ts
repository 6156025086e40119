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

  it.each(["toplevels", "globalEnvironment"] as const)("keeps every name in %s", (key) => {
    const names = ["10", "__proto__", "constructor", "web"];
    const members = names.map((name) => `"${name}": "of ${name}"`).join(", ");
    const facts = parseFacts(`{ "${key}": { ${members} } }`);
    expect(Object.entries(facts[key])).toEqual(names.map((name) => [name, `of ${name}`]));
    expect(parseFacts(`{ "${key}": null }`)[key]).toEqual({});
  });

  it.each([
    ["{", /^not JSON: /],
    ["[]", /^the facts: must be an object$/],
    ['{ "sytem": "x" }', /^unknown key sytem$/],
    ['{ "packages": { "bash": "/usr" } }', /^unknown key packages\.bash$/],
    ['{ "defaultPath": "/usr", "shell": 1 }', /^shell: must be a string\ndefaultPath: must be a list$/],
    ['{ "toplevels": { "web": 1 } }', /^toplevels\.web: must be a string$/],
    ['{ "toplevels": { "__proto__": {} } }', /^toplevels\.__proto__: must be a string$/],
    ['{ "toplevels": ["web"] }', /^toplevels: must be an object$/],
    ['{ "globalEnvironment": { "A": null, "B": 1 } }', /^globalEnvironment\.A: .*\nglobalEnvironment\.B: .*$/],
  ])("refuses %s", (json, message) => {
    expect(() => parseFacts(json)).toThrow(FactsError);
    expect(() => parseFacts(json)).toThrow(message);
  });
});
