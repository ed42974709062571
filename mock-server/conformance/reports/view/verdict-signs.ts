import type { Verdict } from '../../verdict.ts';

/** A shape and a word for each verdict, so that neither its colour nor its shape has to say it alone. */
export const verdictSigns: Readonly<Record<Verdict, readonly [sign: string, word: string]>> = {
  fail: ['✗', 'failed'],
  warn: ['!', 'warning'],
  inconclusive: ['?', 'inconclusive'],
  skipped: ['–', 'skipped'],
  pass: ['✓', 'passed'],
};
