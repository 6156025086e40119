/** The first line of a message, without space around it. */
export function firstLine(message: string): string {
  return (/^.*$/m.exec(message.trimStart())?.[0] ?? "").trimEnd();
}
