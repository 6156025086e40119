/** The command line asks for something that cannot be done; the message is for the user. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** Whether the help answers what is wrong: not where a file or a program is missing. */
  readonly showHelp: boolean;

  constructor(message: string, { showHelp = false }: { readonly showHelp?: boolean } = {}) {
    super(message);
    this.showHelp = showHelp;
  }
}
