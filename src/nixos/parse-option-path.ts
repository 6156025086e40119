/** `a."b.c".d`, or `a.*.b` as older releases write it: a name with quotation marks, or up to the next dot. */
const NAME = /"((?:[^"\\]|\\.)*)"(?=\.|$)|([^.]+)/gs;

/** The names of an option's path as messages of NixOS write it. Dots in names are told from others only inside of quotes. */
export function parseOptionPath(text: string): readonly string[] {
  return [...text.matchAll(NAME)].map(([, quoted, plain = ""]) => quoted?.replace(/\\(.)/gs, "$1") ?? plain);
}
