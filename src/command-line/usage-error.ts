/** The command line asks for something that cannot be done; the message is for the user. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
