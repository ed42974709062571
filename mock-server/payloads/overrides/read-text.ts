import type { SamplePlan } from '../../contract/samples.ts';

/** What a text stands for, or that it cannot stand for anything here. */
export type ReadText = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'not-json' };

/**
 * Reads a text by the contract's type at its place: where that is a string, the text is the value; where the
 * contract leaves the type open, JSON if it is JSON and else the text; anything else has to be JSON.
 */
export function readText(text: string, { type }: SamplePlan): ReadText {
  if (type === 'string') return { kind: 'value', value: text };
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return type === undefined ? { kind: 'value', value: text } : { kind: 'not-json' };
  }
}
