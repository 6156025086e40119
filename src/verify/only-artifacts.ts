import type { VerifiedArtifact } from "./verification.ts";

/** What the host has of some containers, beside what all of them share; everything without names. */
export function onlyArtifacts(
  artifacts: readonly VerifiedArtifact[],
  only: readonly string[] | undefined,
): readonly VerifiedArtifact[] {
  if (only === undefined) return artifacts;
  return artifacts
    .filter(({ container }) => container === null || only.includes(container))
    .map((artifact) => (artifact.kind === "hosts" ? { ...artifact, text: entriesOf(artifact.text, only) } : artifact));
}

/** Each line of the entries in `/etc/hosts` is one container's. */
function entriesOf(text: string, only: readonly string[]): string {
  const lines = text.split("\n").filter((line) => only.some((name) => line.endsWith(` ${name}.containers`)));
  return lines.map((line) => `${line}\n`).join("");
}
