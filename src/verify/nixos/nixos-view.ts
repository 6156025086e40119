import type { HostView, ViewedFile } from "../host-view.ts";
import type { GeneratedFiles } from "./generated-files.ts";
import type { NixosRecord, Sayings } from "./nixos-record.ts";

/**
 * What NixOS puts on the host, with the texts of generated files. `withConfiguration` says whether what the
 * configuration itself asserts and warns of belongs to it. Throws what reading derivations throws.
 */
export function nixosView(record: NixosRecord, generated: GeneratedFiles, withConfiguration: boolean): HostView {
  const says = (what: keyof Sayings): readonly string[] => [
    ...record.module[what],
    ...(withConfiguration ? record.configuration[what] : []),
  ];
  return { ...record, files: filesOf(record, generated), assertions: says("assertions"), warnings: says("warnings") };
}

function filesOf({ derivations, brought }: NixosRecord, generated: GeneratedFiles): ReadonlyMap<string, ViewedFile> {
  return new Map(
    generated.of(derivations, brought).map(({ root, text }) => [root, { name: root.replace(HASH, ""), text }]),
  );
}

const HASH = /^\/nix\/store\/[0-9a-z]{32}-/;
