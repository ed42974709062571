/** What placeholders stand for, by name. A function is asked anew for each occurrence, with what stands behind a colon. */
export type Words = Readonly<Record<string, string | ((detail: string) => string)>>;

/** Fills `{name}` and `{name:detail}` wherever that is a known word; all other braces stay, so that JSON can stand around them. */
export function fillWords(template: string, words: Words): string {
  return template.replaceAll(/\{([A-Za-z]+)(?::(\w+))?\}/g, (whole, name: string, detail = '') => {
    if (!Object.hasOwn(words, name)) return whole;
    const word = words[name] ?? whole;
    return typeof word === 'string' ? word : word(detail);
  });
}

/** The same in every string of a JSON value. */
export function fillWordsWithin(value: unknown, words: Words): unknown {
  if (typeof value === 'string') return fillWords(value, words);
  if (Array.isArray(value)) return value.map((item) => fillWordsWithin(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillWordsWithin(inner, words)]),
  );
}
