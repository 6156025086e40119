import * as z from "zod/mini";

/**
 * What `nix/fail.nix` puts into a thrown message, an error context or a trace. A configuration can print the same; it
 * then describes itself, and what does not fit the schema counts as the configuration's own text.
 */
const MARKER = "@nixctr ";

const loc = z.array(z.string());
const count = z.int().check(z.nonnegative());
const at = z.tuple([z.string(), count, count]);
const place = z.object({ file: z.string(), at: z.nullable(at) });

const refusal = z.object({
  code: z.string(),
  loc: z.optional(loc),
  at: z.nullish(at),
  file: z.optional(z.string()),
  definitions: z.optional(z.array(place)),
  expected: z.optional(z.string()),
  mismatch: z.optional(z.array(z.string())),
  name: z.optional(z.string()),
  names: z.optional(z.array(z.string())),
  key: z.optional(z.string()),
  type: z.optional(z.string()),
  declarations: z.optional(z.array(z.string())),
  known: z.optional(z.array(z.string())),
  locked: z.optional(z.string()),
});

const context = z.object({ loc, at: z.nullable(at) });

const argument = z.object({ argument: z.string(), key: z.string() });

const beside = z.object({ beside: z.literal(true) });

const surrounding = z.object({ surrounding: loc });

const guest = z.object({ guest: z.string() });

const note = z.discriminatedUnion("note", [
  z.object({ note: z.literal("host-option"), loc, definitions: z.array(place) }),
  z.object({ note: z.literal("import-skipped"), file: z.string(), at }),
  z.object({ note: z.literal("surroundings") }),
  z.object({ note: z.literal("nixos"), version: z.nullable(z.string()), nixpkgs: z.string(), nix: z.string() }),
  z.object({ note: z.literal("containers") }),
  z.object({ note: z.literal("flake"), store: z.string(), storeName: z.string(), tree: z.unknown() }),
  z.object({ note: z.literal("flake-input"), path: z.string() }),
  z.object({ note: z.literal("container"), name: z.string() }),
]);

export type RefusalMessage = z.infer<typeof refusal>;
export type ContextMessage = z.infer<typeof context>;
export type ArgumentMessage = z.infer<typeof argument>;
export type NoteMessage = z.infer<typeof note>;

/** The refusal in a thrown message, or undefined when the text is not one of nixctr's. */
export function parseRefusal(text: string): RefusalMessage | undefined {
  return parse(refusal, text);
}

/** The definition in an error context, or undefined. */
export function parseContext(text: string): ContextMessage | undefined {
  return parse(context, text);
}

/** The module argument that is looked up, in an error context, or undefined. */
export function parseArgument(text: string): ArgumentMessage | undefined {
  return parse(argument, text);
}

/** Whether an error context says that the containers are not concerned. */
export function isBeside(text: string): boolean {
  return parse(beside, text) !== undefined;
}

/** The `loc` of the question about the surroundings that is being answered, in an error context, or undefined. */
export function parseSurrounding(text: string): readonly string[] | undefined {
  return parse(surrounding, text)?.surrounding;
}

/** The container for which a system may be evaluated, in an error context, or undefined. */
export function parseGuest(text: string): string | undefined {
  return parse(guest, text)?.guest;
}

/** The note in a trace, or undefined. */
export function parseNote(text: string): NoteMessage | undefined {
  return parse(note, text);
}

function parse<T>(schema: z.ZodMiniType<T>, text: string): T | undefined {
  if (!text.startsWith(MARKER)) return undefined;
  try {
    const result = schema.safeParse(JSON.parse(text.slice(MARKER.length)));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
