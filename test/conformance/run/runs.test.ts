import { expect, test } from 'vitest';
import { casesOf } from '../../../mock-server/conformance/cases/catalogue.ts';
import type { ReceiverCase } from '../../../mock-server/conformance/cases/receiver-case.ts';
import type { RunOptions } from '../../../mock-server/conformance/run/run-options.ts';
import { runReceiverCases } from '../../../mock-server/conformance/run/run-receiver-cases.ts';
import type { RunResult } from '../../../mock-server/conformance/verdict.ts';
import { receive } from '../../../mock-server/receiver/receive.ts';
import {
  always,
  baselineCase,
  caseOf,
  correct,
  type Handler,
  otherSecretCase,
  rejected,
  secret,
  send,
  startTested,
  stop,
  type TestedReceiver,
} from '../receiver-bench.ts';

const emptyBody = caseOf('ENV-03', [send({ body: [{ text: '' }] }, rejected)]);
const cases = [baselineCase, otherSecretCase, emptyBody];

function run(
  { receiver }: Pick<TestedReceiver, 'receiver'>,
  rest: Partial<RunOptions> = {},
): Promise<RunResult> {
  return runReceiverCases({
    receiver,
    secret,
    cases,
    seed: 7,
    deadlineMs: 500,
    effects: { waitMs: 300, settleMs: 30 },
    ...rest,
  });
}

const verdictsOf = ({ results }: RunResult) =>
  Object.fromEntries(results.map(({ case: { id }, verdict }) => [id, verdict]));
const reasonOf = ({ results }: RunResult, id: string) =>
  results.find((result) => result.case.id === id)?.reason;

test('a correct receiver passes, and a pass keeps no requests unless they are asked for', async () => {
  const tested = await startTested();
  const result = await run(tested);
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'SIG-03': 'pass', 'ENV-03': 'pass' });
  expect(result).toMatchObject({ seed: 7, contractVersion: '1.0.0', receiver: tested.receiver.name });
  expect(result).not.toHaveProperty('stopped');
  expect(result).not.toHaveProperty('hints');
  expect(result.results.every(({ exchanges, reason }) => exchanges.length === 0 && reason === '')).toBe(true);
  const all = await run(tested, { keepExchanges: 'all' });
  expect(all.results.map(({ exchanges }) => exchanges.length)).toEqual([1, 1, 1]);
});

test('a plain valid event goes before the first group and after each, and one with a wrong signature at the start', async () => {
  const { requests, ...tested } = await startTested();
  await run(tested);
  // Two controls at the start, three cases in three groups, and a control after each.
  expect(requests).toHaveLength(8);
  expect(tested.applied).toHaveLength(5);
});

test('a receiver that refuses everything fails at its baseline, and no refusal counts for it', async () => {
  const result = await run(await startTested(always(401)));
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'fail' });
  expect(reasonOf(result, 'BAS-01')).toBe('Expected acceptance (200 or 202), got 401.');
  expect(result.stopped).toEqual({
    kind: 'baseline',
    message: 'Expected acceptance (200 or 202), got 401. Fix this first.',
  });
  const alone = await run(await startTested(always(401)), { cases: [otherSecretCase] });
  expect(alone.results).toEqual([]);
  expect(alone.stopped).toMatchObject({
    kind: 'baseline',
    message: expect.stringContaining('signing secret'),
  });
});

test('a receiver that accepts everything is called that, with a hint for one that verifies later', async () => {
  const result = await run(await startTested(always(200)));
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'SIG-03': 'fail', 'ENV-03': 'fail' });
  expect(reasonOf(result, 'SIG-03')).toBe(
    'Expected a refusal (400, 401, 403, 413, 415 or 422), got 200; it accepts a wrong signature as well (if it verifies later: --async).',
  );
  expect(result.hints).toEqual([expect.stringContaining('--async')]);
});

test('one that accepts too much, and verifies, gets no such hint', async () => {
  const tested = await startTested((own) => (body, request, response) => {
    if (body.length === 0) return response.end();
    return correct(own)(body, request, response);
  });
  const result = await run(tested);
  expect(reasonOf(result, 'ENV-03')).toBe('Expected a refusal (400, 401, 403, 413, 415 or 422), got 200.');
  expect(result).not.toHaveProperty('hints');
});

test('a failing baseline ends the run at once', async () => {
  const failing = caseOf('BAS-03', [send({}, { answer: ['busy'] })]);
  const result = await run(await startTested(), {
    cases: [baselineCase, failing, caseOf('BAS-04', []), otherSecretCase],
  });
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'BAS-03': 'fail' });
  expect(result.stopped?.kind).toBe('baseline');
});

test('a case of the baseline that is only a should does not', async () => {
  const failing = caseOf('BAS-04', [send({}, { answer: ['busy'] })], { severity: 'should' });
  const result = await run(await startTested(), { cases: [failing, otherSecretCase] });
  expect(verdictsOf(result)).toEqual({ 'BAS-04': 'fail', 'SIG-03': 'pass' });
  expect(result).not.toHaveProperty('stopped');
});

test('a receiver that hangs does not answer, which is no refusal', async () => {
  const result = await run(await startTested(() => () => undefined));
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'fail' });
  expect(reasonOf(result, 'BAS-01')).toMatch(/^Expected acceptance .*, got no answer/);
  expect(result.stopped?.kind).toBe('baseline');
});

test('a receiver that is not there is unreachable', async () => {
  const tested = await startTested();
  await stop(tested.server);
  const result = await run(tested);
  expect(result.results).toEqual([]);
  expect(result.stopped?.kind).toBe('unreachable');
});

test('one that hangs up on a forged event fails that case alone', async () => {
  const other = await startTested((own) => (body, request, response) => {
    if (own.requests.length === 5) return response.destroy();
    return correct(own)(body, request, response);
  });
  const failing = await run(other);
  expect(verdictsOf(failing)).toEqual({ 'BAS-01': 'pass', 'SIG-03': 'fail', 'ENV-03': 'pass' });
  expect(reasonOf(failing, 'SIG-03')).toMatch(/^Expected a refusal .*, got a closed connection/);
  expect(failing).not.toHaveProperty('stopped');
});

test('one that hangs up where it should refuse fails for that, and neither for redirects nor for what it tells', async () => {
  const tested = await startTested((own) => (body, request, response) => {
    const answer = receive(body, request.headersDistinct, secret);
    return answer.kind === 'event' ? correct(own)(body, request, response) : response.destroy();
  });
  const result = await run(tested, { cases: casesOf({ ids: ['BAS-01', 'SIG-01', 'TRN-09', 'TRN-11'] }) });
  expect(verdictsOf(result)).toEqual({
    'BAS-01': 'pass',
    'SIG-01': 'fail',
    'TRN-09': 'pass',
    'TRN-11': 'pass',
  });
});

test('what follows on a receiver that died is inconclusive, and the request that it died of fails', async () => {
  const tested = await startTested((own) => (body, request, response) => {
    if (body.length > 0) return correct(own)(body, request, response);
    void stop(own.server);
    return response.destroy();
  });
  const after = caseOf('FWD-01', [send({})]);
  const results: string[] = [];
  const result = await run(tested, {
    cases: [...cases, after],
    onResult: ({ case: { id } }) => results.push(id),
  });
  expect(verdictsOf(result)).toEqual({
    'BAS-01': 'pass',
    'SIG-03': 'pass',
    'ENV-03': 'fail',
    'FWD-01': 'inconclusive',
  });
  expect(reasonOf(result, 'ENV-03')).toMatch(
    /^Got a closed connection .*, and after that the receiver did not/,
  );
  expect(reasonOf(result, 'FWD-01')).toMatch(/^It was not run\. /);
  expect(result.stopped?.kind).toBe('lost');
  // Nobody has to read a line for each of hundreds that were not run.
  expect(results).toEqual(['BAS-01', 'SIG-03', 'ENV-03']);
});

test('one that dies of the first forged event fails for that, and does not pass for one that is not there', async () => {
  const dying = (own: TestedReceiver): Handler => {
    return (body, request, response) => {
      if (receive(body, request.headersDistinct, secret).kind === 'event')
        return correct(own)(body, request, response);
      void stop(own.server);
      return response.destroy();
    };
  };
  const control = caseOf('BAS-02', [send({})]);
  const result = await run(await startTested(dying), { cases: [baselineCase, control, otherSecretCase] });
  expect(verdictsOf(result)).toEqual({ 'BAS-02': 'fail' });
  expect(reasonOf(result, 'BAS-02')).toMatch(
    /^An event that is signed with another secret brings the receiver down: got a closed connection .* got no connection/,
  );
  expect(result.results[0]?.exchanges).toHaveLength(1);
  expect(result.stopped).toMatchObject({
    kind: 'baseline',
    message: expect.stringContaining('Fix this first.'),
  });
  const alone = await run(await startTested(dying), { cases: [otherSecretCase] });
  expect(alone.results).toEqual([]);
  expect(alone.stopped?.kind).toBe('baseline');
});

test('a receiver that stops between two requests is lost, and nothing fails for it', async () => {
  const tested = await startTested((own) => (body, request, response) => {
    correct(own)(body, request, response);
    if (own.requests.length === 5) void stop(own.server);
  });
  // The second of its two requests finds nobody.
  const two = caseOf('SIG-03', [
    send({ signature: { secret: 'other' } }, rejected),
    send({ signature: { secret: 'other' } }, rejected),
  ]);
  const result = await run(tested, { cases: [baselineCase, two, emptyBody] });
  expect(verdictsOf(result)).toMatchObject({ 'BAS-01': 'pass', 'ENV-03': 'inconclusive' });
  expect(result.stopped?.kind).toBe('lost');
});

test('a receiver that refuses plain events after a group breaks the control between groups', async () => {
  const control = caseOf('BAS-02', [send({})]);
  const tested = await startTested((own) => (body, request, response) => {
    if (own.requests.length > 5) return response.writeHead(500).end();
    return correct(own)(body, request, response);
  });
  const settled: string[] = [];
  const result = await run(tested, {
    cases: [control, otherSecretCase, emptyBody],
    onResult: ({ case: { id } }) => settled.push(id),
  });
  expect(verdictsOf(result)).toEqual({ 'BAS-02': 'fail', 'SIG-03': 'pass' });
  expect(reasonOf(result, 'BAS-02')).toBe(
    'After the group SIG a plain valid event is not accepted any more: expected acceptance (200 or 202), got 500.',
  );
  expect(result.stopped?.kind).toBe('baseline');
  expect(settled).toEqual(['SIG-03', 'BAS-02']);
});

test('whatever leaks in any answer to a refused request is found by the case of leaks', async () => {
  const leakCase = caseOf('TRN-11', [send({ signature: 'none' }, rejected)]);
  const leaking = await startTested((own) => (body, request, response) => {
    if (body.length > 0) return correct(own)(body, request, response);
    return response.writeHead(400).end('SyntaxError\n    at parse (/srv/app/webhooks.js:10:5)');
  });
  const result = await run(leaking, { cases: [baselineCase, leakCase, emptyBody] });
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'TRN-11': 'fail', 'ENV-03': 'pass' });
  expect(reasonOf(result, 'TRN-11')).toBe('The answer to a refused request gives away a stack trace.');
  const clean = await run(await startTested(), { cases: [baselineCase, leakCase, emptyBody] });
  expect(verdictsOf(clean)).toEqual({ 'BAS-01': 'pass', 'TRN-11': 'pass', 'ENV-03': 'pass' });
});

test('the same seed sends the same ids in the same order, and another seed others', async () => {
  const idsOf = async (seed: number, chosen: readonly ReceiverCase[]) => {
    const { bodies, ...tested } = await startTested();
    await run(tested, { seed, cases: chosen });
    return bodies
      .filter((body) => body.length > 0)
      .map((body) => JSON.parse(body.toString()).eventId as string);
  };
  const [first, again, other] = [await idsOf(7, cases), await idsOf(7, cases), await idsOf(8, cases)];
  expect(again).toEqual(first);
  expect(new Set([...first, ...other]).size).toBe(first.length + other.length);
  const runId = first[0]?.slice(10, 18) ?? '';
  expect(first.every((id) => id.startsWith(`evt_0PR0BE${runId}`) && id.length === 30)).toBe(true);
  // A case by itself sends what it sends in the whole run.
  const alone = await idsOf(7, [otherSecretCase]);
  expect(first).toEqual(expect.arrayContaining(alone));
});

test('a run ends at its cap of requests, and what was not run is not passed', async () => {
  const { requests, ...tested } = await startTested();
  const result = await run(tested, { caps: { requests: 5 } });
  expect(requests).toHaveLength(5);
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'SIG-03': 'pass', 'ENV-03': 'inconclusive' });
  expect(result.stopped).toEqual({ kind: 'cap', message: 'The run ended at its cap of 5 requests.' });
});

test('load does not count towards the cap, and everything else of its case does', async () => {
  const { requests, ...tested } = await startTested();
  const load = caseOf('LOD-02', [send({}, { answer: ['accepted'] }, { times: 20, parallel: true })], {
    needs: ['load'],
  });
  const result = await run(tested, { cases: [load], caps: { requests: 3 } });
  expect(verdictsOf(result)).toEqual({ 'LOD-02': 'pass' });
  expect(requests).toHaveLength(23);
});

test('a run ends at its cap of time', async () => {
  const waiting = caseOf('FRS-01', [{ waitSeconds: 0.2 }, send({})]);
  const result = await run(await startTested(), { cases: [waiting], caps: { durationMs: 100 } });
  expect(result.stopped).toEqual({ kind: 'cap', message: 'The run ended at its cap of 0.1 s.' });
});

test('an interrupted run gives what is done so far, at once', async () => {
  let interrupt = () => {};
  const stopRequested = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const waiting = caseOf('SIG-99', [{ waitSeconds: 60 }]);
  const result = await run(await startTested(), {
    cases: [baselineCase, otherSecretCase, waiting, emptyBody],
    stopRequested,
    onStart: ({ id }) => {
      if (id === 'SIG-99') interrupt();
    },
  });
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass', 'SIG-03': 'pass' });
  expect(result.stopped?.kind).toBe('interrupted');
});

test('an interrupted run does not wait for an answer', async () => {
  let interrupt = () => {};
  const stopRequested = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const tested = await startTested((own) => (body, request, response) => {
    if (own.requests.length === 5) return interrupt();
    return correct(own)(body, request, response);
  });
  const result = await run(tested, { stopRequested, deadlineMs: 60_000 });
  expect(verdictsOf(result)).toEqual({ 'BAS-01': 'pass' });
  expect(result.stopped?.kind).toBe('interrupted');
});
