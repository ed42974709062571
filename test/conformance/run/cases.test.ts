import { describe, expect, test } from 'vitest';
import type { ReceiverCase } from '../../../mock-server/conformance/cases/receiver-case.ts';
import { runCase } from '../../../mock-server/conformance/run/run-case.ts';
import { createRunContext } from '../../../mock-server/conformance/run/run-context.ts';
import type { RunContextOptions } from '../../../mock-server/conformance/run/run-options.ts';
import { receive } from '../../../mock-server/receiver/receive.ts';
import {
  accepted,
  always,
  caseOf,
  type correct,
  otherSecretCase,
  rejected,
  secret,
  send,
  startTested,
  type TestedReceiver,
} from '../receiver-bench.ts';

function judge(
  receiverCase: ReceiverCase,
  { receiver }: TestedReceiver,
  options: Partial<RunContextOptions> = {},
) {
  const effects = { waitMs: 300, settleMs: 40 };
  const context = createRunContext({
    receiver,
    secret,
    seed: 7,
    effects,
    deadlineMs: 500,
    ...options,
  });
  return runCase(receiverCase, context);
}

const twice = caseOf('IDM-01', [
  send({}, accepted, { as: 'first' }),
  send({ event: { like: 'first' } }),
  { effectsOf: 'first', times: 1 },
]);

/** Applies whatever is signed, each time. */
const forgetful = ({ applied }: TestedReceiver) =>
  ((body, request, response) => {
    const { answer, ...reception } = receive(body, request.headersDistinct, secret);
    if (reception.kind === 'event') applied.push(reception.event.eventId);
    response.writeHead(answer.status).end();
  }) satisfies ReturnType<typeof correct>;

describe('effects', () => {
  test('are inconclusive without an observer, however right the answers are', async () => {
    expect(await judge(twice, await startTested())).toMatchObject({
      verdict: 'inconclusive',
      missing: 'observer',
      reason: expect.stringContaining('without an observer'),
    });
  });

  test('pass where the observer counts right', async () => {
    const tested = await startTested();
    expect(await judge(twice, tested, tested)).toMatchObject({ verdict: 'pass', exchanges: [] });
  });

  test('fail where an event was applied twice', async () => {
    const tested = await startTested(forgetful);
    expect(await judge(twice, tested, tested)).toMatchObject({
      verdict: 'fail',
      reason: 'Expected the event to be applied once, and it was applied 2 times.',
    });
  });

  test('are waited for, and seen when they double later', async () => {
    const late = (delays: readonly number[]) => (tested: TestedReceiver) =>
      ((body, request, response) => {
        const { eventId } = JSON.parse(body.toString());
        for (const delay of delays) setTimeout(() => tested.applied.push(eventId), delay);
        return response.end(String(request.method));
      }) satisfies ReturnType<typeof correct>;
    const once = caseOf('IDM-09', [send({}, accepted, { as: 'first' }), { effectsOf: 'first', times: 1 }]);
    const slow = await startTested(late([60]));
    expect((await judge(once, slow, slow)).verdict).toBe('pass');
    const doubling = await startTested(late([0, 10]));
    expect((await judge(once, doubling, doubling)).verdict).toBe('fail');
    const never = await startTested(late([]));
    expect((await judge(once, never, never)).reason).toContain('applied not at all');
  });

  test('may be none where the request was refused, if that is allowed', async () => {
    const either = caseOf('HDR-01', [
      send({ signature: 'none' }, { answer: ['accepted', 'rejected'] }, { as: 'either' }),
      { effectsOf: 'either', times: 1, ifAccepted: true },
    ]);
    const tested = await startTested();
    expect((await judge(either, tested, tested)).verdict).toBe('pass');
    const careless = await startTested(always(200));
    expect((await judge(either, careless, careless)).verdict).toBe('fail');
  });

  test('are inconclusive where the observer fails', async () => {
    const tested = await startTested();
    const observer = { count: () => Promise.reject(new Error('no database\u001b[2J')) };
    const result = await judge(twice, tested, { observer });
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('no database\ufffd'),
    });
  });

  test('that should have none are inconclusive where the observer does not even tell of what was accepted', async () => {
    const none = caseOf('TRN-02', [
      send({ signature: { secret: 'other' } }, rejected, { as: 'refused' }),
      { effectsOf: 'refused', times: 0 },
    ]);
    const blind = await judge(none, await startTested(), { observer: { count: async () => 0 } });
    expect(blind).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('does not tell of the plain valid event'),
    });
    const tested = await startTested();
    expect(await judge(none, tested, { observer: tested.observer })).toMatchObject({ verdict: 'pass' });
  });

  test('that are missing fail, with a word about an observer that tells of none', async () => {
    const blind = await judge(twice, await startTested(), { observer: { count: async () => 0 } });
    expect(blind).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/applied not at all; .* does it ask where the receiver writes\?/),
    });
  });

  test('are inconclusive where the observer tells the same of every event', async () => {
    const tested = await startTested(always(200));
    const observer = { count: async () => 1 };
    const proven = { verdict: 'inconclusive', reason: expect.stringContaining('never sent') };
    expect(await judge(twice, tested, { observer })).toMatchObject(proven);
  });

  test('count ten equal events that come at once', async () => {
    const race = caseOf('IDM-02', [
      send({ event: { like: 'race' } }, accepted, { as: 'race', times: 10, parallel: true }),
      { effectsOf: 'race', times: 1 },
    ]);
    const tested = await startTested();
    expect((await judge(race, tested, tested)).verdict).toBe('pass');
    expect(tested.requests).toHaveLength(11);
    const racing = await startTested(forgetful);
    expect((await judge(race, racing, racing)).reason).toContain('applied 10 times');
  });
});

describe('a receiver that answers before it verifies', () => {
  const early = (verifies: boolean) => (tested: TestedReceiver) =>
    ((body, request, response) => {
      response.writeHead(202).end();
      setTimeout(() => {
        const { kind } = receive(body, request.headersDistinct, secret);
        if (kind === 'event' || !verifies) tested.applied.push(JSON.parse(body.toString()).eventId);
      }, 10);
    }) satisfies ReturnType<typeof correct>;

  test('passes what it should refuse where the observer sees no effect', async () => {
    const tested = await startTested(early(true));
    const result = await judge(otherSecretCase, tested, { async: true, observer: tested.observer });
    expect(result.verdict).toBe('pass');
  });

  test('fails where the observer sees one', async () => {
    const tested = await startTested(early(false));
    const result = await judge(otherSecretCase, tested, { async: true, observer: tested.observer });
    expect(result).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('it was applied once') });
  });

  test('fails where the observer tells the same of every event', async () => {
    const tested = await startTested(early(false));
    const observer = { count: async () => 1 };
    const result = await judge(otherSecretCase, tested, { async: true, observer });
    expect(result).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('never sent') });
  });

  test('is inconclusive without an observer', async () => {
    const result = await judge(otherSecretCase, await startTested(early(true)), { async: true });
    expect(result).toMatchObject({ verdict: 'inconclusive', missing: 'observer' });
  });

  test('fails everything where it applies nothing at all', async () => {
    const tested = await startTested(always(202));
    const result = await judge(otherSecretCase, tested, { async: true, observer: tested.observer });
    expect(result).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('plain valid event') });
  });

  test('fails without the word that it is one', async () => {
    const result = await judge(otherSecretCase, await startTested(early(true)));
    expect(result).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('--async') });
  });
});

test('a case by itself proves nothing on a receiver that refuses everything', async () => {
  expect(await judge(otherSecretCase, await startTested(always(401)))).toMatchObject({
    verdict: 'fail',
    reason:
      'A plain valid event is not accepted, so this proves nothing: expected acceptance (200 or 202), got 401.',
    exchanges: [{ reply: { status: 401 }, eventId: expect.stringMatching(/^evt_/) }],
  });
});

test('a case is as good as its worst variant, which it names, and ends at one that fails', async () => {
  const tested = await startTested();
  const variants = caseOf('SIG-02', {
    right: [send({})],
    tolerable: [send({}, { answer: ['busy'], warn: ['accepted'] })],
    wrong: [send({ signature: 'none' }, accepted)],
    unseen: [send({})],
  });
  const result = await judge(variants, tested);
  expect(result).toMatchObject({
    verdict: 'fail',
    variant: 'wrong',
    exchanges: [{ reply: { status: 401 } }],
  });
  expect(tested.requests).toHaveLength(4);
  const { right = [], tolerable = [] } = {
    right: [send({})],
    tolerable: [send({}, { answer: ['busy'], warn: ['accepted'] })],
  };
  expect(await judge(caseOf('SIG-02', { right, tolerable }), tested)).toMatchObject({
    verdict: 'warn',
    variant: 'tolerable',
  });
});

describe('what a case needs and is not there', () => {
  test.each([
    ['https', {}],
    ['fail-once', {}],
    ['restart', {}],
    ['slow', {}],
    ['load', { allowLoad: false }],
  ] as const)('%s: it is skipped, and nothing is sent', async (need, options) => {
    const tested = await startTested();
    const result = await judge(caseOf('TRN-10', [send({})], { needs: [need] }), tested, options);
    expect(result).toMatchObject({
      verdict: 'skipped',
      missing: need,
      reason: expect.stringMatching(/^It .*\.$/),
    });
    expect(tested.requests).toEqual([]);
  });

  test('a variant is skipped by itself, and does not count beside one that ran', async () => {
    const mixed = caseOf('TRN-10', { plain: [send({})], later: [] });
    const [plain, later] = mixed.variants;
    const variants = [plain, { ...later, needs: ['slow'] }] as ReceiverCase['variants'];
    expect((await judge({ ...mixed, variants }, await startTested())).verdict).toBe('pass');
    expect((await judge({ ...mixed, variants: variants.slice(1) }, await startTested())).verdict).toBe(
      'skipped',
    );
  });

  test('a step that has the owner do something needs that', async () => {
    const restarting = caseOf('IDM-09', [{ hook: 'restart' }, send({})]);
    expect(await judge(restarting, await startTested())).toMatchObject({
      verdict: 'skipped',
      missing: 'restart',
    });
    let restarts = 0;
    const restart = async () => void restarts++;
    expect((await judge(restarting, await startTested(), { hooks: { restart } })).verdict).toBe('pass');
    expect(restarts).toBe(1);
    const broken = { hooks: { restart: () => Promise.reject(new Error('no docker')) } };
    expect(await judge(restarting, await startTested(), broken)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'The hook restart failed (no docker).',
    });
  });

  test('load is allowed on this machine', async () => {
    expect(
      (await judge(caseOf('LOD-02', [send({})], { needs: ['load'] }), await startTested())).verdict,
    ).toBe('pass');
  });
});

test('an answer can be asked to be like an earlier one', async () => {
  const stable = caseOf('SIG-17', [
    send({}, { answer: ['accepted', 'rejected'] }, { as: 'first' }),
    send({}, { answer: ['accepted', 'rejected'], sameAs: 'first' }),
  ]);
  expect((await judge(stable, await startTested())).verdict).toBe('pass');
  const moody = await startTested(
    ({ requests }) =>
      (_body, _request, response) =>
        response.writeHead(requests.length === 3 ? 400 : 200).end(),
  );
  expect(await judge(stable, moody)).toMatchObject({
    verdict: 'fail',
    reason: 'Expected the same answer as before (200), got 400.',
  });
});

test('a recipe that does not fit its event is our fault, and nobody else fails for it', async () => {
  const misfit = caseOf('ENV-01', [
    send({ body: [{ replace: { find: 'is not there', by: '' } }] }, rejected),
  ]);
  const result = await judge(misfit, await startTested());
  expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('is not there') });
});
