import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { classOfDirectory } from "./device-directories.ts";

const DEVICE_CLASS = /^(?:char|block)-./;
const NODE = /^\/+(?:dev|run\/+systemd\/+inaccessible)\/+[^\s"']+$/;

/** What `DeviceAllow=` does not take for a device node, and directories of device nodes. */
export const deviceNodes: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [index, { node }] of container.options.allowedDevices.entries()) {
      checkNode(node, { container, index }, report);
    }
  }
};

interface Element {
  readonly container: LintedContainer;
  readonly index: number;
}

function checkNode(node: string, { container, index }: Element, report: Report): void {
  const site = () => container.valueSite(["allowedDevices", index, "node"]);
  if (DEVICE_CLASS.test(node) || isRewritten(node)) return;
  const hasWildcard = /[*?]/.test(node);
  if (hasWildcard || !NODE.test(node) || node.split("/").includes("..")) {
    const meant = meantNode(node);
    const repair = { safe: false, was: node, by: nixString(meant ?? "") };
    report(
      "not-a-device-node",
      { option: optionAt(site()), node, hasWildcard },
      site(),
      meant === undefined ? {} : { repair },
    );
    return;
  }
  const directory = node.replace(/\/+/g, "/").replace(/\/$/, "");
  const deviceClass = classOfDirectory(directory);
  if (deviceClass !== undefined) {
    report("device-directory", { option: optionAt(site()), directory, deviceClass }, site());
  }
}

/** Specifiers and escapes make something else of it. */
function isRewritten(node: string): boolean {
  return /[%\\]/.test(node);
}

/** `dev/fuse` and `fuse` may be `/dev/fuse`. */
function meantNode(node: string): string | undefined {
  const relative = node.replace(/^dev\//, "");
  return /^[\w-]+(?:\/[\w-]+)*$/.test(relative) ? `/dev/${relative}` : undefined;
}
