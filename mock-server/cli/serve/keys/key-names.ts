/** What each key does: in a word for the line at the start, and in a sentence for `h`. */
const keyNames: Readonly<Record<string, readonly [word: string, does: string]>> = {
  t: ['trigger', 'send an event of the next type; T asks which type'],
  o: ['open', 'open the dashboard in a browser'],
  f: ['faults', 'make something go wrong, see what is at work, or reset it'],
  r: ['run receiver tests', 'run the receiver cases against the target; r again stops them'],
  h: ['help', 'show this'],
  q: ['quit', 'finish what is under way and quit, as ^C does'],
};

/** All keys in one line. */
export function keyLine(): string {
  return Object.entries(keyNames)
    .map(([key, [word]]) => `${key} ${word}`)
    .join('  ');
}

/** A line for each key. */
export function keyHelp(): readonly string[] {
  return Object.entries(keyNames).map(([key, [, does]]) => `  ${key}  ${does}`);
}
