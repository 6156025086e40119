import { groupBy } from "../../../group-by.ts";
import type { Finding } from "../../common/plan.ts";
import { finding, type FindingKind, placeIn } from "../messages.ts";
import { CONF_KEYS } from "../conf-keys.ts";
import type { Assignment, ConfFile } from "./conf-file.ts";

/**
 * Reads the text of a conf file. systemd reads it for the container, and nixos-container reads it for itself, by other
 * rules: what they do not read alike is an error. What is wrong in several lines alike is told once.
 */
export function parseConf(file: string, text: string): ConfFile & { readonly findings: readonly Finding[] } {
  const assignments: Assignment[] = [];
  const troubles: LineTrouble[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    const line = index + 1;
    const read = readLine(content);
    if (read === undefined) continue;
    if ("kind" in read) troubles.push({ ...read, line });
    else {
      const earlier = assignments.find(({ key }) => key === read.key);
      if (earlier === undefined) assignments.push({ ...read, line });
      else troubles.push({ kind: "conf-twice", given: { key: read.key, line: earlier.line }, line });
    }
  }
  const alike = groupBy(troubles, ({ kind, given }) => `${kind} ${given.key}`);
  return { file, assignments, findings: [...alike.values()].flatMap((own) => findingOf(file, own)) };
}

interface LineTrouble extends Trouble {
  readonly line: number;
}

function findingOf(file: string, [first, ...others]: readonly LineTrouble[]): readonly Finding[] {
  if (first === undefined) return [];
  const found = finding(first.kind, { subject: file, place: placeIn(file, first.line) }, first.given);
  const { length } = others;
  const lines = length === 1 ? "1 more line" : `${length} more lines`;
  return [length === 0 ? found : { ...found, text: `${found.text}; the same in ${lines}` }];
}

/** What is wrong with a line. */
interface Trouble {
  readonly kind: FindingKind & `conf-${string}`;
  readonly given: { readonly key: string; readonly line: number };
}

function trouble(kind: Trouble["kind"], key = ""): Trouble {
  return { kind, given: { key, line: 0 } };
}

/** Undefined for a line that says nothing. */
function readLine(content: string): Pick<Assignment, "key" | "value"> | Trouble | undefined {
  if (content.endsWith("\r")) return trouble("conf-carriage-return");
  if (/\p{Cc}|\p{Bidi_Control}/u.test(content)) return trouble("conf-control");
  if (/^ *$/.test(content)) return undefined;
  if (content.includes("\\")) return trouble("conf-escape");
  if (/^ *[#;]/.test(content)) return undefined;
  const [, before = "", key, behind = "", value = ""] = /^( *)([A-Za-z_][A-Za-z0-9_]*)( *)=([^]*)$/.exec(content) ?? [];
  if (key === undefined) return trouble("conf-no-assignment");
  if (before !== "" || behind !== "" || /^ | $/.test(value)) return trouble("conf-blanks", key);
  return readValue(key, value);
}

/** Only settings that nixos-container does not know are written in quotation marks, by the containers module. */
function readValue(key: string, value: string): Pick<Assignment, "key" | "value"> | Trouble {
  if (!/["']/.test(value)) return { key, value };
  if (CONF_KEYS.get(key)?.quoted !== true) return trouble("conf-quoted", key);
  const [, content] = /^"([^"]*)"$/.exec(value) ?? [];
  return content === undefined ? trouble("conf-open-quote", key) : { key, value: content };
}
