import * as z from "zod/mini";

/** A result that `nix/nixos/batch.nix` tells. */
export interface Told {
  /** Of the source, in the order of the batch. */
  readonly index: number;
  readonly part: string;
  readonly value: unknown;
}

const told = z.strictObject({ index: z.int(), part: z.string(), value: z.unknown() });
const message = z.object({ action: z.literal("msg"), msg: z.string() });

const LOG_PREFIX = "@nix ";
const TRACE_PREFIX = "trace: ";

/** Hears standard error of Nix piece by piece and hands on each result that is told with the token. */
export function createToldListener(token: string, hand: (result: Told) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
      const line = Buffer.concat([...pending, chunk.subarray(start, end)]).toString("utf8");
      pending = [];
      start = end + 1;
      const result = line.includes(token) ? readTold(line, token) : undefined;
      if (result !== undefined) hand(result);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  };
}

/** Undefined for a line that tells nothing. */
function readTold(line: string, token: string): Told | undefined {
  const prefix = TRACE_PREFIX + token;
  try {
    const { msg } = message.parse(JSON.parse(line.slice(LOG_PREFIX.length)));
    return msg.startsWith(prefix) ? told.parse(JSON.parse(msg.slice(prefix.length))) : undefined;
  } catch {
    return undefined;
  }
}
