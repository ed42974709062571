import type { ReceiverCase } from '../../../mock-server/conformance/cases/receiver-case.ts';
import type { Exchanged } from '../../../mock-server/conformance/receiver.ts';
import type { CaseResult, RunResult } from '../../../mock-server/conformance/verdict.ts';

/** A run with the results that are handed over. */
export function makeRun(results: readonly CaseResult[], more: Partial<RunResult> = {}): RunResult {
  return {
    receiver: 'http://127.0.0.1:3000/webhooks',
    seed: 4242,
    runId: 'run_01J',
    startedAt: '2026-11-22T08:00:00.123Z',
    durationMs: 4_321,
    contractVersion: '1.0.0',
    toolVersion: '0.1.0',
    results,
    ...more,
  };
}

/** A result of a case with this id; its group is what the id begins with. */
export function makeResult(
  id: string,
  verdict: CaseResult['verdict'],
  more: Partial<Omit<CaseResult, 'case'>> & { readonly case?: Partial<ReceiverCase> } = {},
): CaseResult {
  const { case: changed, ...rest } = more;
  return {
    case: {
      id,
      group: /^[A-Z]+/.exec(id)?.[0] ?? id,
      title: `title of ${id}`,
      severity: 'must',
      why: `why of ${id}`,
      fix: { text: `fix of ${id}`, snippets: { node: `node of ${id}`, express: `express of ${id}` } },
      source: `source of ${id}`,
      needs: [],
      variants: [],
      ...changed,
    },
    verdict,
    reason: verdict === 'pass' ? '' : `reason of ${id}`,
    exchanges: [],
    durationMs: 12.4,
    ...rest,
  };
}

/** A request with this body, and an answer. */
export function makeExchange(body: string | Uint8Array, more: Partial<Exchanged> = {}): Exchanged {
  return {
    probe: {
      method: 'POST',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Plextera-Signature', 't=1795334400,v1=abc'],
      ],
      body: Buffer.from(body),
      wire: {},
      deadlineMs: 5_000,
    },
    reply: {
      kind: 'answer',
      status: 200,
      headers: [['content-type', 'text/plain']],
      body: Buffer.from('ok'),
      tookMs: 7.6,
    },
    eventId: 'evt_1',
    expected: 'a refusal (400, 401, 403, 413, 415 or 422)',
    ...more,
  };
}

/** One case of every standing, the failures in another order than they should be mended in. */
export function mixedRun(): RunResult {
  return makeRun([
    makeResult('BAS-01', 'pass'),
    makeResult('SIG-01', 'fail', { exchanges: [makeExchange('{"a":1}')] }),
    makeResult('SIG-12', 'fail', { case: { severity: 'should' } }),
    makeResult('BAS-03', 'fail'),
    makeResult('FRS-01', 'warn', { case: { severity: 'should' } }),
    makeResult('IDM-01', 'inconclusive', { reason: 'nobody could tell' }),
    makeResult('IDM-08', 'skipped', { missing: 'fail-once', case: { severity: 'should' } }),
    makeResult('LOD-01', 'skipped', { missing: 'load' }),
  ]);
}
