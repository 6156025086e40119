type State = "before" | "plain" | "plain-escape" | "single" | "double" | "double-escape";

interface Step {
  readonly next: State;
  readonly add: string;
}

const SPACE = /[ \t\n\r]/;
const LINE_END = /[\n\r]/;

/**
 * The value of `NAME=text` in a file that `EnvironmentFile=` names, up to where systemd takes it to end. Quotes count
 * at the start and after quotes only, and what follows a value in quotes is added to it.
 */
export function readAssignment(text: string): string {
  let state: State = "before";
  let value = "";
  let withoutSpace = 0;
  for (const character of text) {
    if ((state === "before" || state === "plain") && LINE_END.test(character)) break;
    const { next, add }: Step = steps[state](character);
    value += add;
    if (state !== "plain" || !SPACE.test(character)) withoutSpace = value.length;
    state = next;
  }
  return state === "plain" ? value.slice(0, withoutSpace) : value;
}

const steps: Readonly<Record<State, (character: string) => Step>> = {
  before(character) {
    if (character === "'") return { next: "single", add: "" };
    if (character === '"') return { next: "double", add: "" };
    return SPACE.test(character) ? { next: "before", add: "" } : steps.plain(character);
  },
  plain: (character) => (character === "\\" ? { next: "plain-escape", add: "" } : { next: "plain", add: character }),
  "plain-escape": (character) => ({ next: "plain", add: LINE_END.test(character) ? "" : character }),
  single: (character) => (character === "'" ? { next: "before", add: "" } : { next: "single", add: character }),
  double(character) {
    if (character === '"') return { next: "before", add: "" };
    return character === "\\" ? { next: "double-escape", add: "" } : { next: "double", add: character };
  },
  "double-escape"(character) {
    if (character === "\n") return { next: "double", add: "" };
    return { next: "double", add: /["\\`$]/.test(character) ? character : `\\${character}` };
  },
};

/** The words that the shell makes of a variable without quotes around it; patterns are not expanded. */
export function splitWords(value: string): readonly string[] {
  return value.split(/[ \t\n]+/).filter((word) => word !== "");
}
