import type { LoweredHost } from "../../../../lowering/types.ts";
import type { Finding } from "../../common/plan.ts";
import type { ImperativeContainer } from "../container.ts";
import { finding, placeIn } from "../messages.ts";
import type { ConfFile } from "../read/conf-file.ts";
import { parseConf } from "../read/parse-conf.ts";
import { compareConf, type ConfDifference } from "./compare-conf.ts";

/** A container beside its conf file. */
export interface ReadConf {
  readonly container: ImperativeContainer;
  readonly conf: ConfFile;
  /** Settings that are known not to be declared. */
  readonly left: readonly string[];
}

/** What the conf file of a container becomes. */
export interface ProvedContainer {
  readonly name: string;
  readonly differences: readonly ConfDifference[];
}

/** Compares the conf files that were read with those of the lowered module. A real difference is an error. */
export function proveModule(
  read: readonly ReadConf[],
  host: LoweredHost,
): { readonly proved: readonly ProvedContainer[]; readonly findings: readonly Finding[] } {
  const proved = read.map(({ container: { name }, conf, left }) => ({
    name,
    differences: compareConf(conf, loweredConf(name, host), left),
  }));
  const findings = read.flatMap(({ container: { name, file } }, index) =>
    (proved[index]?.differences ?? [])
      .filter(({ because }) => because === null)
      .map(({ key, before, after }) =>
        finding(
          "conf-differs",
          { subject: name, place: placeIn(file) },
          { key, before: before ?? "unset", after: after ?? "unset" },
        ),
      ),
  );
  return { proved, findings: [...findings, ...checksOf(host)] };
}

function loweredConf(name: string, { environment: { etc } }: LoweredHost): ConfFile {
  const [path, content] = Object.entries(etc).find(([own]) => own.endsWith(`/${name}.conf`)) ?? [];
  return parseConf(path ?? name, content?.text ?? "");
}

/** What NixOS says of the module itself. */
function checksOf({ assertions, warnings }: LoweredHost): readonly Finding[] {
  const site = { subject: "containers" };
  return [
    ...assertions.map((message) => finding("assertion", site, { message: message.trim() })),
    ...warnings.map((message) => finding("warning", site, { message: message.trim() })),
  ];
}
