import fc from 'fast-check';
import { expect } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { subscribe } from '../store-fixtures.ts';
import {
  accept,
  cancel,
  claim,
  claimTwice,
  pause,
  race,
  remove,
  resend,
  settle,
  settleAgain,
} from './model-actions.ts';
import type { Model } from './store-model.ts';

type Step = fc.AsyncCommand<Model, DeliveryStore>;

/** A command that does something, after which the store has to look like the model. */
function step(name: string, run: (model: Model, store: DeliveryStore) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (model, store) => {
      await run(model, store);
      await model.check(store);
    },
    toString: () => name,
  };
}

const number = fc.nat({ max: 1_000 });
const limit = fc.integer({ min: 1, max: 5 });
const plan = fc.record({
  resource: fc.nat({ max: 3 }),
  failed: fc.boolean(),
  deduplicate: fc.boolean(),
  delayMs: fc.nat({ max: 3 }),
});
const plans = fc.array(plan, { minLength: 1, maxLength: 3 });

const accepts = plans.map((list) =>
  step(`accept ${JSON.stringify(list)}`, (model, store) => accept(model, store, list)),
);
const claims = limit.map((most) => step(`claim ${most}`, (model, store) => claim(model, store, most)));
const settles = number.map((n) => step(`settle ${n}`, (model, store) => settle(model, store, n, undefined)));
const waits = fc.integer({ min: 1, max: 4 }).map((ms) =>
  step(`wait ${ms}`, async (model) => {
    model.nowMs += ms;
  }),
);

/** What an emitter does all day comes up more often. */
export const commands: fc.Arbitrary<Step>[] = [
  ...[accepts, accepts, accepts, claims, claims, claims, settles, settles, waits, waits],
  fc.constant(
    step('subscribe', async (model, store) => {
      if (model.subscriptions.size < 3) model.subscriptions.set(await subscribe(store), { paused: false });
    }),
  ),
  plan.map((one) => step(`race ${JSON.stringify(one)}`, (model, store) => race(model, store, one))),
  limit.map((most) => step(`claim twice ${most}`, (model, store) => claimTwice(model, store, most))),
  fc
    .tuple(number, fc.nat({ max: 3 }))
    .map(([n, delayMs]) =>
      step(`retry ${n} in ${delayMs}`, (model, store) => settle(model, store, n, delayMs)),
    ),
  number.map((n) => step(`settle again ${n}`, (model, store) => settleAgain(model, store, n))),
  number.map((n) => step(`resend ${n}`, (model, store) => resend(model, store, n))),
  number.map((n) => step(`cancel ${n}`, (model, store) => cancel(model, store, n))),
  number.map((n) => step(`pause ${n}`, (model, store) => pause(model, store, n, true))),
  number.map((n) => step(`resume ${n}`, (model, store) => pause(model, store, n, false))),
  number.map((n) => step(`delete ${n}`, (model, store) => remove(model, store, n))),
  fc.nat({ max: 3 }).map((keep) =>
    step(`prune ${keep}`, async (model, store) => {
      expect(await store.log.prune({ keep })).toBe(model.prune(keep));
    }),
  ),
  fc.constant(
    step('recover', async (model, store) => {
      expect(await store.recover(model.nowMs)).toBe(0);
    }),
  ),
];
