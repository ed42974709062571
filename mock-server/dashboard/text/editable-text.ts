/** JSON laid out for a person who changes it; what is no JSON, or too deep to be written again, stays as it is. */
export function editableText(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
