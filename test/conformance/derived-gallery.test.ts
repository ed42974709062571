import { expect, onTestFinished, test } from 'vitest';
import { baselineEventType, casesOf } from '../../mock-server/conformance/cases/catalogue.ts';
import { openHttpReceiver } from '../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { runReceiverCases } from '../../mock-server/conformance/run/run-receiver-cases.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { type DefectName, defects } from '../receivers/broken/defects.ts';
import { reference } from '../receivers/broken/reference-receiver.ts';
import { startParts } from '../receivers/broken/start-parts.ts';

const secret = 'whsec_gallery_of_derived_cases';
const cases = casesOf({ only: ['CON'] }).filter(
  ({ id }) => id.startsWith(`CON:${baselineEventType}:`) || id.endsWith(':seeded'),
);

/** Which kinds of derived cases catch which mistake, and how many of each: of one event type, which stands for all, and made up. */
const gallery: readonly { readonly name: DefectName; readonly caughtBy: Readonly<Record<string, number>> }[] =
  [
    { name: 'refuses-unknown-type', caughtBy: { 'constant /eventType': 1 } },
    { name: 'throws-on-new-version', caughtBy: { 'constant /apiVersion': 1 } },
    { name: 'closed-list', caughtBy: { value: 2 } },
    { name: 'version-by-header', caughtBy: { header: 1 } },
    { name: 'no-schema', caughtBy: { missing: 25, type: 29, format: 5, 'constant /data/status': 1 } },
    { name: 'reads-the-first-step', caughtBy: { example: 1 } },
    { name: 'handles-runs-alone', caughtBy: { seeded: 6 } },
  ];

/** Those that it fails, counted by their kinds; a constant is told by its place, since each has an expectation of its own. */
async function failuresOf(name: DefectName): Promise<Readonly<Record<string, number>>> {
  const running = await startParts(() => ({ ...reference, ...defects[name]() }), secret);
  const receiver = openHttpReceiver({
    url: new URL(running.url),
    policy: { allowHosts: [] },
    clock: systemClock,
  });
  onTestFinished(async () => {
    await receiver.close();
    await running.close();
  });
  const observer = { count: async (eventId: string) => running.count(eventId) };
  const result = await runReceiverCases({ cases, receiver, secret, observer, seed: 8 });
  expect(result.stopped).toBeUndefined();
  const counts: Record<string, number> = {};
  for (const { verdict, case: one } of result.results) {
    const [, , kind = '', place = ''] = one.id.split(':');
    const key = kind === 'constant' ? `${kind} ${place}` : kind;
    if (verdict === 'fail') counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

test.each(gallery)('$name is caught by what was derived from the contract', async ({ name, caughtBy }) => {
  expect(await failuresOf(name)).toEqual(caughtBy);
});
