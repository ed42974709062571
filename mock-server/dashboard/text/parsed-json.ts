/** JSON as it was read, or why it is none. */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
