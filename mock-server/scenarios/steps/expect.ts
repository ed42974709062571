import { findChecks } from '../playing/expectations.ts';
import type { ExpectOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

export const expectStep: StepPlayer<ExpectOptions> = {
  describe: ({ of }) => (of === undefined ? 'of everything' : `of ${of}`),

  check: ({ of, ...expected }) =>
    Object.keys(expected).length > 0
      ? []
      : [{ pointer: '', message: 'It expects nothing.', hint: 'Say what, such as delivered: 1.' }],

  async play(options, { ledger }) {
    const checks = findChecks(options, ledger);
    const held = checks.filter((check) => check.held).length;
    return { detail: `${held} of ${checks.length} held`, checks };
  },
};
