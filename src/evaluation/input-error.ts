/** An input that cannot be used; the message is for the user. */
export class InputError extends Error {
  override readonly name = "InputError";
}
