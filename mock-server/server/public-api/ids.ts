/** Whether a path segment can name anything of ours; nothing else is looked up, or repeated in an answer. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}
