import { failedAssertions, warningsOf } from "../lowering/checks.ts";
import type { LoweringInput } from "../lowering/lower-host.ts";
import type { ModuleRelease } from "../lowering/module-release.ts";
import type { AttrsNode } from "./definitions/definition.ts";
import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { pointSpan } from "./diagnostics/point-span.ts";
import { submoduleNode } from "./options/submodule-node.ts";

/**
 * What the containers module itself asserts in vain and warns of, in its own words. `containers` are the definitions
 * that the input was merged from.
 */
export function reportChecks(
  module: ModuleRelease,
  input: Omit<LoweringInput, "release">,
  containers: AttrsNode,
): readonly Diagnostic[] {
  const failed = failedAssertions(module, input).map(({ container, message }) => {
    const [first] = submoduleNode(containers.attrs[container] ?? null).definitions;
    const place = { loc: ["containers", container], span: pointSpan(first?.at), definitions: [] };
    return createDiagnostic("failed-assertion", { text: message.trimEnd() }, place);
  });
  const warnings = warningsOf(module, input).map((text) =>
    createDiagnostic(
      "configuration-warning",
      { text: text.trimEnd() },
      { loc: ["containers"], span: null, definitions: [] },
    ),
  );
  return [...failed, ...warnings];
}
