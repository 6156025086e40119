import { defaultFacts } from "../facts/default-facts.ts";
import { type ConfigurationInput, resolveInput } from "../evaluation/configuration-input.ts";
import { hasNixos } from "../evaluation/find-nixpkgs.ts";
import { type ChosenRelease, chooseRelease, type GivenRelease } from "../releases/choose-release.ts";
import type { VerifySubject } from "../verify/verification.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import type { VerifyFlags } from "./request.ts";
import { showFile } from "./show-file.ts";
import { UsageError } from "./usage-error.ts";

/** Configurations, and the NixOS that they are compared with. */
export interface VerifyOrder {
  /** The NixOS as people name it. */
  readonly nixos: string;
  /** Null where the release follows from the NixOS. */
  readonly chosen: ChosenRelease | null;
  readonly subjects: readonly VerifySubject[];
}

/**
 * What is to be verified: configurations with the NixOS of each nixpkgs, and hosts of flakes, which bring their own.
 * Throws a `UsageError` or an `InputError` for what the user has to change.
 */
export function verifyOrders(inputs: readonly (string | undefined)[], flags: VerifyFlags): readonly VerifyOrder[] {
  const release = givenRelease(flags.release);
  const found = inputs.map((given): Labelled => {
    const input = resolveInput(given, process.cwd());
    return { label: given ?? (input.kind === "file" ? showFile(input.path) : "-"), input };
  });
  const flakes = found.flatMap(({ label, input }) => (input.kind === "flake" ? [ofFlake(label, input, release)] : []));
  const modules = found.filter(({ input }) => input.kind !== "flake");
  if (modules.length === 0) return flakes;
  return [...nixpkgsOf(flags).map((named) => ofNixpkgs(named, modules, release)), ...flakes];
}

interface Labelled {
  readonly label: string;
  readonly input: ConfigurationInput;
}

/** A nixpkgs that has NixOS. */
export interface NamedNixpkgs {
  /** As on the command line. */
  readonly nixos: string;
  readonly path: string;
}

/** The nixpkgs to compare with. Throws a `UsageError` where there is none, or one without NixOS. */
export function nixpkgsOf({ nixpkgs }: VerifyFlags): readonly NamedNixpkgs[] {
  const given = nixpkgs.length === 0 ? [undefined] : nixpkgs;
  return given.map((name) => {
    const path = chosenNixpkgs(name);
    if (path === undefined) {
      throw new UsageError("nixctr verify needs a nixpkgs to compare with: --nixpkgs PATH, or one on NIX_PATH");
    }
    if (!hasNixos(path)) throw new UsageError(`${path} has no NixOS, there is no nixos/lib/eval-config.nix`);
    return { nixos: name ?? path, path };
  });
}

function ofNixpkgs(
  { nixos, path }: NamedNixpkgs,
  modules: readonly Labelled[],
  release: GivenRelease | undefined,
): VerifyOrder {
  const { system } = defaultFacts();
  const subjects = modules.flatMap(({ label, input }): VerifySubject[] => {
    if (input.kind === "flake") return [];
    return [{ label, input, source: { kind: "configuration", nixpkgs: path, input, system } }];
  });
  return { nixos, chosen: chooseRelease(release, nixpkgsInUse(path)), subjects };
}

function ofFlake(
  label: string,
  input: Extract<ConfigurationInput, { readonly kind: "flake" }>,
  release: GivenRelease | undefined,
): VerifyOrder {
  return {
    nixos: "the flake",
    chosen: release === undefined ? null : chooseRelease(release, undefined),
    subjects: [{ label, input, source: { kind: "flake", flake: input.flake } }],
  };
}
