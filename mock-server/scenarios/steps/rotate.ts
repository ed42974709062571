import { signatureParameters } from '../../contract/catalog.ts';
import { hexId } from '../../runtime/ids.ts';
import { seededRandom } from '../../runtime/seeded-random.ts';
import type { StepOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

/**
 * In the middle of a rotation the receiver knows one of two secrets. So `other` can be any that it does not know, and
 * no scenario has to hold a secret.
 */
export const rotate: StepPlayer<StepOptions['rotate']> = {
  describe: ({ signWith }) => `sign with ${signWith.map((which) => words[which]).join(', then ')}`,

  async play({ signWith }, { mock, target, subscriptionId, seed, rotation }) {
    for (const id of rotation) mock.faults.remove(id);
    rotation.clear();
    const [first] = signWith;
    if (signWith.length === 2) {
      const right = first === 'known' ? 'first' : 'last';
      rotation.add(mock.faults.add({ name: 'two-signatures', options: { right }, seed }).id);
    }
    const signingSecret = signWith.includes('known') ? target.secret : unknownSecret(seed);
    await mock.store.subscriptions.update(subscriptionId, { signingSecret });
    return { detail: `${signWith.length === 2 ? 'two signatures' : 'one signature'} each`, checks: [] };
  },
};

const words = { known: 'the receiver’s secret', other: 'one that it does not have' } as const;

function unknownSecret(seed: string): string {
  return signatureParameters.secretPrefix + hexId(40, seededRandom(`${seed}/secret`));
}
