import { containerOptions } from "../../../options/container-options.ts";
import { releases } from "../../../releases/releases.ts";
import { nix, string } from "../expression.ts";
import { definedAs, type Mistake, plainOptions, without, withModule } from "./draft.ts";

/** An option that no container has: misspelt, or of another release. */
export const unknownOption: Mistake = (draft) => {
  const { random, release, container } = draft;
  const known = containerOptions(release).map(({ name }) => name);
  const elsewhere = releases.flatMap((other) => containerOptions(other).map(({ name }) => name));
  const strangers = elsewhere.filter((name) => !known.includes(name));
  const misspelt = known.map((name) => name.slice(0, -2) + name.slice(-1) + name.slice(-2, -1) + "s");
  const name = random.pick(random.chance(0.4) && strangers.length > 0 ? strangers : misspelt);
  return definedAs(draft, ["containers", container, name], [nix(random.pick(["true", "null", '"x"', "{ }", "[ ]"]))]);
};

/** An option that is not defined although it has to be. */
export const missingOption: Mistake = (draft) => {
  const { release, container } = draft;
  const sources = containerOptions(release).filter((option) => !plainOptions(draft).includes(option));
  const configuration = [...sources.map(({ name }) => name), "flake"].reduce(
    (rest, name) => without(rest, ["containers", container, name]),
    draft.configuration,
  );
  return definedAs({ ...draft, configuration }, ["containers", container, "autoStart"], [nix("true")]);
};

/** Two sources of the system of a container. */
export const twoSources: Mistake = (draft) => {
  const { random, release, container } = draft;
  const path = containerOptions(release).find(({ definedFrom }) => definedFrom !== undefined);
  const others = path?.definedFrom?.filter((name) => name !== "config") ?? [];
  if (path === undefined || others.length === 0) return undefined;
  const withPath = definedAs(draft, ["containers", container, path.name], [string("/system")]);
  return definedAs(
    { ...draft, configuration: withPath },
    ["containers", container, random.pick(others)],
    [string("x")],
  );
};

/** Something else where there should be a container, or all of them. */
export const notASet: Mistake = (draft) => {
  const loc = draft.random.pick([["containers"], ["containers", draft.container]]);
  return definedAs(draft, loc, [nix(draft.random.pick(["5", '"x"', "[ ]", "null", "true"]))]);
};

/** Something in `imports` that cannot be imported. */
export const badImport: Mistake = (draft) =>
  withModule(draft, (module) => ({ ...module, imports: [...module.imports, draft.random.pick(IMPORTS)] }));

const IMPORTS = [
  "./missing.nix",
  "/no/such/directory",
  '"relative.nix"',
  "5",
  "[ ]",
  "null",
  "(_: [ ])",
  "{ imports = 5; }",
  '(throw "no import")',
  "({ nobodyGivesThis, ... }: { config.containers = nobodyGivesThis; })",
];

/** An attribute beside `config` that is no part of a module. */
export const strangeModule: Mistake = (draft) =>
  withModule(draft, (module) => ({
    ...module,
    hasConfig: true,
    attributes: [...module.attributes, ["containres", "{ }"]],
  }));

/** An option that is not among those which the configuration declares itself. */
export const undeclaredOption: Mistake = (draft) => {
  const declared = [["my", "known"], "{ default = 1; }"] as const;
  const configuration = withModule(draft, (module) => ({ ...module, declares: [...module.declares, declared] }));
  return definedAs({ ...draft, configuration }, ["my", "unknown"], [nix("1")]);
};
