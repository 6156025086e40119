import type { optionChanges } from "../../lowering/releases/changes/options.ts";
import type { systemChanges } from "../../lowering/releases/changes/system.ts";
import type { HostOptions } from "../../lowering/types.ts";
import type { SubmoduleNode } from "../../src/definitions/definition.ts";
import { evaluationMessages } from "../../src/diagnostics/evaluation-messages.ts";
import { optionMessages } from "../../src/diagnostics/option-messages.ts";
import { containersOption } from "../../src/options/container-options.ts";
import { flattenOptions } from "../../src/options/flatten-options.ts";
import { hostOptionsForNix } from "../../src/options/host-declarations.ts";
import { mergeHost } from "../../src/options/host-options.ts";
import { optionsForNix } from "../../src/options/options-for-nix.ts";
import type { Release } from "../../src/releases/releases.ts";
import { SET, attrs, def, list, mergeWeb, submodule } from "./nodes.ts";

type Options = SubmoduleNode["options"];

/** Whether a change can be seen in what a release does. */
type Sign = (release: Release) => boolean;

export const optionSigns: Record<keyof typeof optionChanges, Sign> = {
  "extra-flags-option": (release) => has(release, "extraFlags"),
  "local-system": (release) => JSON.stringify(hostOptionsForNix(release)).includes("localSystem"),
  "plain-strings": (release) => said(release, { hostBridge: [def("a", "x"), def("b", "y")] }) !== "",
  "start-timeout-option": (release) => has(release, "timeoutStartSec"),
  "ephemeral-option": (release) => has(release, "ephemeral"),
  "pkgs-option": (release) => "pkgs" in optionsForNix(release),
  "bind-mounts-as-set": (release) => has(release, "bindMounts.<name>.mountPoint"),
  "pkgs-option-removed": (release) => said(release, { pkgs: [def("a", null)] }) !== "",
  "nixpkgs-option": (release) => has(release, "nixpkgs"),
  "enabled-in-containers": (release) => isEnabled(release, { isContainer: true, hasContainers: true }),
  "host-platform": (release) => hostWith(release, "nixpkgs.hostPlatform", "aarch64-linux").system === "aarch64-linux",
  "special-args-option": (release) => has(release, "specialArgs"),
  "restart-option": (release) => has(release, "restartIfChanged"),
  "network-namespace-option": (release) => has(release, "networkNamespace"),
  "private-users-option": (release) => has(release, "privateUsers"),
  "flake-option": (release) => has(release, "flake") && pathOf(release, { flake: [def("a", "x")] }).endsWith("/web"),
  ports: (release) => said(release, port(65_536)) !== "" && said(release, port(65_535)) === "",
  "nspawn-container-option": (release) => JSON.stringify(hostOptionsForNix(release)).includes("isNspawnContainer"),
  "enabled-by-use": (release) => !isEnabled(release, { isContainer: false, hasContainers: false }),
  "mac-address-option": (release) =>
    has(release, "localMacAddress") && has(release, "extraVeths.<name>.localMacAddress"),
};

export const systemSigns: Record<keyof typeof systemChanges, Sign> = {
  "weaker-defaults": (release) => said(release, { hostAddress: [def("a", "x", { priority: 1001 })] }) === "",
  "equal-scalars": (release) => said(release, { hostAddress: [def("a", "x"), def("b", "x")] }) === "",
  "escaped-names": (release) => said(release, mount('"')).includes('."\\"".'),
  "multiple-definitions-by-line": (release) => !severalDefinitions(release).includes(", in `a'"),
  "path-submodules": (release) => said(release, { extraVeths: attrs({ x: [def("a", "/x.nix")] }) }) === "",
  "unordered-submodules": (release) =>
    said(release, { extraVeths: attrs({ x: { definitions: [def("a", SET, { order: 500 })], options: {} } }) }) !== "",
  "module-first": (release) => filesOfPath(release)[0] === release.containersModule,
  "lists-by-mount-point": (release) => namesOfListed(release) !== "name",
  "types-first": (release) => said(release, { autoStart: [def("a", true), def("b", 1)] }).includes("boolean"),
  "undeclared-anywhere": ({ rules }) => !rules.undeclaredWhenRead,
  "nixos-containers-file": (release) => filesOfPath(release).some((file) => file.endsWith("/nixos-containers.nix")),
  "definition-values": (release) => said(release, mount("a")).endsWith(" Definition values:"),
  "several-definitions": (release) => !severalDefinitions(release).includes("unique option"),
  "singular-types": (release) => said(release, { tmpfs: [def("a", 1)] }).includes("`list of string'"),
  "bracketed-types": (release) => containersOption(release).type.description === "attribute set of (submodule)",
  "quoted-names": (release) => said(release, mount("/a")).includes('."/a".'),
  "attributes-beside-config": (release) => moduleMessages(release).includes("(namely: a b)"),
  "nested-imports": (release) => moduleMessages(release).includes("nested lists"),
  "no-module": (release) => moduleMessages(release).includes("does not look like a module"),
  "functions-first": ({ rules }) => rules.functionsFirst,
  "expected-unique": (release) => severalDefinitions(release).includes("expected to be unique"),
  "no-value-defined": (release) => said(release, { path: [] }).includes("no value defined"),
  "absolute-path": (release) => said(release, { path: [def("a", 1)] }).includes("`absolute path'"),
  "type-errors": (release) => said(release, { tmpfs: [def("a", 1)] }).includes("TypeError"),
};

function has(release: Release, name: string): boolean {
  return flattenOptions(containersOption(release)).some(({ loc }) => loc.join(".") === `containers.<name>.${name}`);
}

/** What is said to a container, or nothing. */
function said(release: Release, options: Options): string {
  return mergeWeb(options, {}, release)
    .diagnostics.map(({ message }) => message)
    .join("\n");
}

function pathOf(release: Release, options: Options): string {
  return mergeWeb(options, {}, release).containers.get("web")?.path ?? "";
}

/** The files that define a `path` twice, in their order. */
function filesOfPath(release: Release): readonly string[] {
  const options = { path: [def("a", "/p")], config: [def("b", { opaque: true })] };
  return mergeWeb(options, {}, release).diagnostics.flatMap(({ definitions }) => definitions.map(({ file }) => file));
}

function port(number: number): Options {
  return { forwardPorts: [def("a", list(submodule({ hostPort: number })))] };
}

/** A bind mount of this name with an error inside. */
function mount(name: string): Options {
  return { bindMounts: attrs({ [name]: submodule({ mountPoint: [def("a", 1)] }) }) };
}

/** The message itself: few releases have an option that it is about. */
function severalDefinitions({ has }: Release): string {
  const given = { option: "containers.web.path", files: ["a", "b"], name: "path", has };
  return optionMessages["defined-multiple-times"].message(given);
}

/** What is said to modules that are none. */
function moduleMessages({ has }: Release): string {
  const given = { name: "a", names: ["a", "b"], module: "/m.nix", file: "m.nix", type: "list", has };
  return [
    evaluationMessages["module-unsupported-attribute"].message(given),
    evaluationMessages["module-not-set"].message(given),
    evaluationMessages["import-not-module"].message(given),
  ].join("\n");
}

function isEnabled(
  release: Release,
  { isContainer, hasContainers }: { readonly isContainer: boolean; readonly hasContainers: boolean },
): boolean {
  return hostWith(release, "boot.isContainer", isContainer, hasContainers).enableContainers;
}

/** The host's options where one of them is defined. */
function hostWith(release: Release, option: string, value: string | boolean, hasContainers = true): HostOptions {
  const given = [{ loc: option.split("."), node: [def("a", value)] }];
  const system = { name: "x86_64-linux", given: false };
  return mergeHost(given, { release, system, fileName: (file) => file, hasContainers }).host;
}

/** The attribute that names a bind mount of a list, while there are such. */
function namesOfListed(release: Release): string | undefined {
  const type = optionsForNix(release)["bindMounts"]?.type;
  return type?.kind === "loaOf" ? type.nameFrom : undefined;
}
