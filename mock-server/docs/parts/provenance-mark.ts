import type { Provenance } from '../../contract/catalog.ts';
import { html, type Markup } from '../../markup/html.ts';

interface Mark {
  readonly sign: string;
  readonly word: string;
  readonly meaning: string;
}

/** How sure a fact is, as a shape and a word: colour alone would not tell everybody. */
export const marks: Readonly<Record<Provenance, Mark>> = {
  seed: { sign: '●', word: 'documented', meaning: 'It is in the two pages that this project implements.' },
  docs: { sign: '◐', word: 'published', meaning: 'It is published by the vendor, on another page.' },
  assumed: { sign: '○', word: 'assumed', meaning: 'Nobody publishes it. It was chosen here, for a reason.' },
};

/** The mark of a fact; nothing for one that has none. */
export function provenanceMark(provenance: Provenance | undefined): Markup | undefined {
  if (provenance === undefined) return undefined;
  const { sign, word } = marks[provenance];
  return html`<span class="mark ${provenance}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
