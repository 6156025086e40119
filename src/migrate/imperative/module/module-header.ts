import { createHash } from "node:crypto";

import type { ReleaseName } from "../../../releases/releases.ts";

const HEADER = /^# Written by `nixctr migrate imperative` for NixOS \S+, checksum ([0-9a-f]{16})\.\n/;

/** A module with a first line by which nixctr knows it again, as long as nobody changes it. */
export function withHeader(module: string, release: ReleaseName): string {
  const text = `# nixctr leaves this file alone once anybody else has changed it.\n${module}`;
  return `# Written by \`nixctr migrate imperative\` for NixOS ${release}, checksum ${checksum(text)}.\n${text}`;
}

/** Whether a file is one that nixctr wrote, and still as it was then. */
export function isOwnModule(text: string): boolean {
  const header = HEADER.exec(text);
  return header !== null && checksum(text.slice(header[0].length)) === header[1];
}

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
