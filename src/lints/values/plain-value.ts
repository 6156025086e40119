/** Whether a value means nothing but itself to all of its readers, as nearly every value does. */
export function isPlain(value: string): boolean {
  return /^[\w/.:=@+-]*$/.test(value);
}
