/** How a release writes what scripts say again and again. */
export interface ShellStyle {
  /** Whether scripts stop at unset variables, so that `${NAME-}` stands for one that may be unset. */
  readonly strict: boolean;
  /** Whether flags are elements of an array, and not words of a string. */
  readonly array: boolean;
}

const VALUE = /@value (?<name>\w+)@/g;
const CALL = /@(?<macro>test|set|empty|flag) (?<argument>[^@\n]+)@/g;

/**
 * Writes out what a template leaves to the style:
 *
 * - `@value NAME@`: the value of a variable that may be unset; it may stand in the arguments of the others.
 * - `@set NAME@`, `@empty NAME@`: tests whether it is not empty, or is.
 * - `@test CONDITION@`: any other test.
 * - `@flag FLAG@`: adds a flag for systemd-nspawn.
 */
export function expandMacros(text: string, style: ShellStyle): string {
  return text
    .replaceAll(VALUE, (_call, name: string) => value(style, name))
    .replaceAll(CALL, (_call, macro: string, argument: string) => expand(style, macro, argument));
}

function expand(style: ShellStyle, macro: string, argument: string): string {
  switch (macro) {
    case "set":
      return test(style, `-n "${value(style, argument)}"`);
    case "empty":
      return test(style, `-z "${value(style, argument)}"`);
    case "flag":
      return style.array ? `extraFlags+=("${argument}")` : `extraFlags+=" ${argument}"`;
    default:
      return test(style, argument);
  }
}

function test({ strict }: ShellStyle, condition: string): string {
  return strict ? `[[ ${condition} ]]` : `[ ${condition} ]`;
}

function value({ strict }: ShellStyle, name: string): string {
  return strict ? `\${${name}-}` : `$${name}`;
}
