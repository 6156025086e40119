import { fileText } from "../file-text.ts";
import type { HostView } from "../host-view.ts";
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
  const files = generated.of(record.derivations, record.brought).map((file) => [file.root, fileText(file)] as const);
  return { ...record, files: new Map(files), assertions: says("assertions"), warnings: says("warnings") };
}
