import type { ChangeId } from "../../../lowering/releases/changes.ts";
import type { checkChanges } from "../../../lowering/releases/changes/checks.ts";
import type { optionChanges } from "../../../lowering/releases/changes/options.ts";
import type { systemChanges } from "../../../lowering/releases/changes/system.ts";

/** What a migration across a change has to do about a configuration that the change concerns. */
export type Duty =
  /** No valid configuration is refused for it; what it makes different is shown. */
  | { readonly does: "nothing"; readonly because: string }
  /** A rewrite takes care of it; the advice is for where that cannot. */
  | { readonly does: "rewrite"; readonly advice: string }
  /** Only the author can tell what is meant. */
  | { readonly does: "advise"; readonly advice: string };

/** What to do on the way to a release that has the change from one that has not, and the other way round. */
export interface RowDuties {
  readonly comes: Duty;
  readonly goes: Duty;
}

/** The changes that decide what is a valid configuration, and what its values are. */
export type DutifulChange = keyof typeof optionChanges | keyof typeof systemChanges | keyof typeof checkChanges;

/** The duties of a change; undefined for one that is of artifacts alone. */
export function dutiesOf(id: ChangeId): RowDuties | undefined {
  return Object.hasOwn(duties, id) ? (duties as Partial<Record<ChangeId, RowDuties>>)[id] : undefined;
}

const nothing = (because: string): Duty => ({ does: "nothing", because });
const advise = (advice: string): Duty => ({ does: "advise", advice });
const rewrite = (advice: string): Duty => ({ does: "rewrite", advice });

/** A new option: what was valid before does not define it. */
const added = (instead: string): RowDuties => ({
  comes: nothing("An older release refuses a definition of the option, so that there is none."),
  goes: advise(`Take the definition away. ${instead}`),
});

const onlyWords: RowDuties = {
  comes: nothing("It is about the words of messages."),
  goes: nothing("It is about the words of messages."),
};

const ONE_DEFINITION = "Write the value in one definition, and take the others away.";
const DIFFERENT_PORT =
  "Choose a port between 0 and 65535. systemd-nspawn never took another one: the container did not start.";

/** What a migration does about each of them. */
export const duties: Readonly<Record<DutifulChange, RowDuties>> = {
  "extra-flags-option": added("Older releases pass no further arguments to systemd-nspawn."),
  "local-system": added("Set `nixpkgs.system` in its place."),
  "plain-strings": {
    comes: advise(`Its definitions are no longer put one after the other. ${ONE_DEFINITION}`),
    goes: advise(`Equal definitions would be put one after the other. ${ONE_DEFINITION}`),
  },
  "start-timeout-option": added(
    'Set `systemd.services."container@NAME".serviceConfig.TimeoutStartSec` in its place, where that matters.',
  ),
  "ephemeral-option": added("The container keeps its files then; `tmpfs` takes single directories from that."),
  "pkgs-option": added("`config` is evaluated with packages of its own, which `config.nixpkgs` configures."),
  "bind-mounts-as-set": {
    comes: rewrite(
      'Write a set: `{ "/mount/point" = { hostPath = "/on/the/host"; }; }`. A list that is computed becomes one by ' +
        "`builtins.listToAttrs (map (mount: { name = mount.mountPoint; value = mount; }) LIST)`.",
    ),
    goes: nothing("Older releases take sets too."),
  },
  "pkgs-option-removed": {
    comes: rewrite(
      "Write `nixpkgs = NIXPKGS;` with the path of that nixpkgs, whose modules the container gets too. To keep packages " +
        "that are configured otherwise, set `nixpkgs.pkgs` in the container's `config` besides.",
    ),
    goes: nothing("Newer releases refuse a definition of the option, so that there is none."),
  },
  "nixpkgs-option": added(
    "In 20.09, `pkgs = import NIXPKGS { };` says the same. Older releases evaluate every `config` with the host's nixpkgs; " +
      "`path` names a system that is built elsewhere.",
  ),
  "enabled-in-containers": {
    comes: rewrite("Set `boot.enableContainers` to what it was."),
    goes: rewrite("Set `boot.enableContainers` to what it was."),
  },
  "host-platform": {
    comes: nothing("No value is refused; a platform that is read now shows in the scripts."),
    goes: advise("Write `nixpkgs.localSystem.system` in place of `nixpkgs.hostPlatform`."),
  },
  "special-args-option": added("`_module.args` in `config` gives modules arguments, though not to their `imports`."),
  "restart-option": added(
    'Set `systemd.services."container@NAME".restartIfChanged = lib.mkForce false;` in its place, where that matters.',
  ),
  "network-namespace-option": added('`extraFlags = [ "--network-namespace-path=PATH" ];` comes near.'),
  "private-users-option": added('`extraFlags = [ "--private-users=…" ];` comes near; `/nix` is not mapped then.'),
  "flake-option": added("Build the system from the flake into a profile, and name that in `path`."),
  ports: {
    comes: advise(DIFFERENT_PORT),
    goes: nothing("Older releases take every number."),
  },
  "nspawn-container-option": {
    comes: nothing("An older release refuses a definition of the option, so that there is none."),
    goes: advise("Write `boot.isContainer` in place of `boot.isNspawnContainer`."),
  },
  "enabled-by-use": {
    comes: rewrite("Set `boot.enableContainers` to what it was."),
    goes: rewrite("Set `boot.enableContainers` to what it was."),
  },
  "mac-address-option": added("`networking.interfaces.eth0.macAddress` in `config` sets one, later in the boot."),
  "weaker-defaults": {
    comes: advise(
      "A definition of a priority between 1001 and 1500 was weaker than the option's default, and counts now. Take those " +
        "away that should not count.",
    ),
    goes: advise(
      "A definition of a priority between 1001 and 1500 counts no longer beside the option's default. Give it a lower number.",
    ),
  },
  "equal-scalars": {
    comes: nothing("It only allows more."),
    goes: advise(`An option may be defined once only, also with equal values. ${ONE_DEFINITION}`),
  },
  "escaped-names": onlyWords,
  "multiple-definitions-by-line": onlyWords,
  "path-submodules": {
    comes: nothing("It only allows more."),
    goes: advise("Write `import ./FILE.nix` in place of the path."),
  },
  "unordered-submodules": {
    comes: rewrite(
      "Take `lib.mkBefore`, `lib.mkAfter` or `lib.mkOrder` from around the set, and put it around the lists inside that " +
        "have to come first or last.",
    ),
    goes: nothing("It only allows more."),
  },
  "module-first": {
    comes: nothing(
      "No option takes both what the module defines and what a configuration does, so that no order counts.",
    ),
    goes: nothing(
      "No option takes both what the module defines and what a configuration does, so that no order counts.",
    ),
  },
  "lists-by-mount-point": {
    comes: advise(
      "Two elements with one mount point are one mount now. Take one of them away: systemd-nspawn uses the last.",
    ),
    goes: nothing("Elements of lists have names that no others have."),
  },
  "types-first": {
    comes: nothing("A definition of another type is refused either way; only what is said first differs."),
    goes: nothing("A definition of another type is refused either way; only what is said first differs."),
  },
  "undeclared-anywhere": {
    comes: advise("Nothing ever read that definition: take it away, or declare the option."),
    goes: nothing("A newer release refuses such a definition, so that there is none."),
  },
  "attributes-beside-config": onlyWords,
  "nested-imports": onlyWords,
  "no-module": onlyWords,
  "nixos-containers-file": onlyWords,
  "definition-values": onlyWords,
  "several-definitions": onlyWords,
  "singular-types": onlyWords,
  "bracketed-types": onlyWords,
  "quoted-names": onlyWords,
  "functions-first": {
    comes: nothing("No value is refused; lists of several definitions may have another order, which is shown."),
    goes: nothing("No value is refused; lists of several definitions may have another order, which is shown."),
  },
  "expected-unique": onlyWords,
  "no-value-defined": onlyWords,
  "absolute-path": onlyWords,
  "type-errors": onlyWords,
  "long-names": {
    comes: rewrite("Rename the container to a name of at most 11 characters: `--rename OLD=NEW`."),
    goes: nothing("It only allows more."),
  },
  "long-names-by-kernel": {
    comes: nothing("The kernels of the releases that have it are all newer."),
    goes: nothing("The kernels of the releases that have it are all newer."),
  },
  "shared-directory-warning": {
    comes: nothing("It is a warning, and shown."),
    goes: nothing("It is a warning."),
  },
  "unused-containers-warning": {
    comes: nothing("It is a warning, and shown."),
    goes: nothing("It is a warning."),
  },
  "underscore-names": {
    comes: rewrite("Rename the container to a name without underscores: `--rename OLD=NEW`."),
    goes: nothing("It only allows more."),
  },
  "exclusive-network-namespace": {
    comes: nothing("Its option is as new."),
    goes: nothing("It only allows more."),
  },
};
