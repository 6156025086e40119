import type { AttrsNode, Definition, LeafNode, Node, SubmoduleNode, Value } from "../../src/definitions/definition.ts";
import { type MergedContainers, mergeContainers } from "../../src/options/merge-containers.ts";
import { parseRelease } from "../../src/releases/release-name.ts";
import type { Release, ReleaseName } from "../../src/releases/releases.ts";

/** The first release that was modelled. */
export const release: Release = releaseNamed("19.03");

/** A modelled release by its name. */
export function releaseNamed(name: ReleaseName): Release {
  return given(parseRelease(name));
}

type Properties = Pick<Definition, "priority" | "order" | "module">;

/** A definition in a file, at line 1. */
export function def(file: string, value: Value, properties: Properties = {}): Definition {
  return { at: [file, 1, 1], value, ...properties };
}

/** A list as the value of a definition. */
export function list(...elements: readonly Node[]): Value {
  return { list: elements };
}

/** A set whose content is in the node. */
export const SET: Value = { set: true };

/** A submodule that `base.nix` defines. */
export function submodule(options: SubmoduleNode["options"], more: Partial<SubmoduleNode> = {}): SubmoduleNode {
  return { definitions: [def("base.nix", SET)], options, ...more };
}

/** An attribute set that `base.nix` defines. */
export function attrs(content: AttrsNode["attrs"]): AttrsNode {
  return { definitions: [def("base.nix", SET)], attrs: content };
}

const PATH: LeafNode = [def("base.nix", "/profiles/web")];

/** Merges `containers.web` with these options, and a `path` where they have neither that nor `config`. */
export function mergeWeb(
  options: SubmoduleNode["options"],
  more: Partial<SubmoduleNode> = {},
  of: Release = release,
): MergedContainers {
  const complete = ["path", "config", "flake"].some((name) => name in options) ? options : { path: PATH, ...options };
  return merge(attrs({ web: submodule(complete, more) }), of);
}

/** Merges `containers`; the system of container NAME is `/systems/NAME`. */
export function merge(node: AttrsNode, of: Release = release): MergedContainers {
  return mergeContainers(node, { release: of, fileName: (file) => file, toplevelOf: (name) => `/systems/${name}` });
}

/** The value, for tests that know that there is one. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("there is no value");
  return value;
}
