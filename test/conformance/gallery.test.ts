import { expect, onTestFinished, test } from 'vitest';
import { receiverCases } from '../../mock-server/conformance/cases/catalogue.ts';
import { openHttpReceiver } from '../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { runReceiverCases } from '../../mock-server/conformance/run/run-receiver-cases.ts';
import type { RunResult, Verdict } from '../../mock-server/conformance/verdict.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { type DefectName, defects } from '../receivers/broken/defects.ts';
import { type Parts, reference } from '../receivers/broken/reference-receiver.ts';
import { startParts } from '../receivers/broken/start-parts.ts';
import { untimed } from './untimed.ts';

const secret = 'whsec_gallery_of_receivers';
const patience = { timeout: 60_000 };

/** With this one all events of BAS-01 are plain ASCII, so that what fails at other text is not stopped there. */
const seed = 8;

/** Those that follow from the contract say the same of each event type: too many for a table. */
const cases = untimed(receiverCases.filter(({ group, needs }) => group !== 'CON' && !needs.includes('slow')));

const baseline = receiverCases.filter(({ group }) => group === 'BAS');
const baselineMusts = baseline.filter(({ severity }) => severity === 'must').map(({ id }) => id);

/** Reads as the catalogue does, a hundred times faster. */
const hurriedBaseline: typeof receiverCases = JSON.parse(
  JSON.stringify(baseline, (key, value) => (/^(?:warn|fail)OverMs$/.test(key) ? value / 100 : value)),
);

interface Row {
  readonly name: DefectName;
  /** The cases that it fails. */
  readonly caughtBy: readonly string[];
  readonly warnedBy?: readonly string[];
  /** Only those of the baseline are run, with limits of time a hundredth of theirs: what takes long takes that long. */
  readonly isSlow?: true;
  /** Only cases that are derived from the contract find it; `derived-gallery.test.ts` shows that. */
  readonly isLeftToDerived?: true;
}

const acceptsForgeries = [
  ...['SIG-01', 'SIG-02', 'SIG-03', 'SIG-04', 'SIG-05', 'SIG-06', 'SIG-07', 'SIG-08', 'SIG-09', 'SIG-10'],
  ...['SIG-13', 'SIG-14', 'SIG-15', 'SIG-16', 'SIG-21'],
  ...['FRS-01', 'FRS-03', 'FRS-05', 'FRS-06', 'FRS-06b', 'HDR-06', 'LOD-03'],
];

/** Which cases catch which mistake: exactly these, and no others. */
const gallery: readonly Row[] = [
  { name: 'no-verify', caughtBy: acceptsForgeries },
  { name: 'skip-if-header-missing', caughtBy: ['SIG-01', 'SIG-02', 'SIG-21', 'HDR-06'] },
  { name: 'skip-if-secret-empty', caughtBy: acceptsForgeries },
  { name: 'parse-then-stringify', caughtBy: ['SIG-05', 'SIG-18', 'SIG-20'] },
  { name: 'utf8-decode-then-hash', caughtBy: ['ENV-13'] },
  { name: 'latin1-hash', caughtBy: ['SIG-18', 'SIG-19'] },
  { name: 'prefix-compare', caughtBy: ['SIG-08', 'SIG-16'] },
  { name: 'throw-on-length', caughtBy: ['SIG-08', 'SIG-09', 'SIG-13', 'SIG-16'] },
  { name: 'first-v1-only', caughtBy: ['SIG-12'] },
  { name: 'last-t-wins', caughtBy: ['SIG-14'] },
  { name: 'reads-by-position', caughtBy: ['SIG-11', 'SIG-12', 'SIG-15', 'SIG-16b'] },

  { name: 'parse-int-t', caughtBy: ['FRS-06', 'FRS-06b'] },
  { name: 'one-sided-window', caughtBy: ['FRS-03', 'FRS-05', 'FRS-06'] },
  { name: 'no-window', caughtBy: ['FRS-01', 'FRS-03', 'FRS-05', 'FRS-06'] },
  { name: 'ms-window', caughtBy: ['FRS-01', 'FRS-03'] },
  { name: 'narrow-window', caughtBy: ['FRS-02'] },
  { name: 'no-future', caughtBy: ['FRS-04'] },
  {
    name: 'freshness-by-occurred-at',
    caughtBy: ['FRS-01', 'FRS-03', 'FRS-05', 'FRS-06', 'FRS-07', 'IDM-10', 'FWD-06'],
  },

  { name: 'header-id-dedupe', caughtBy: ['IDM-05'] },
  {
    name: 'delivery-id-dedupe',
    caughtBy: ['IDM-01', 'IDM-02', 'IDM-04', 'IDM-05', 'IDM-06', 'IDM-07', 'IDM-09', 'ENV-09'],
  },
  {
    name: 'no-dedupe',
    caughtBy: ['IDM-01', 'IDM-02', 'IDM-03', 'IDM-04', 'IDM-05', 'IDM-07', 'IDM-09', 'ENV-09'],
  },
  { name: 'check-then-insert', caughtBy: ['IDM-02'] },
  { name: 'mark-before-effect', caughtBy: ['IDM-08'] },
  { name: 'memory-of-one', caughtBy: ['IDM-04', 'IDM-07', 'IDM-09'] },
  { name: 'ack-then-crash', caughtBy: ['IDM-08'] },

  { name: 'refuses-unknown-type', caughtBy: ['FWD-02'] },
  { name: 'no-additional-properties', caughtBy: ['FWD-01'] },
  { name: 'closed-list', caughtBy: ['FWD-03'] },
  { name: 'throws-on-new-version', caughtBy: ['FWD-04'] },
  { name: 'coerces-types', caughtBy: ['ENV-05'] },
  { name: 'no-schema', caughtBy: ['ENV-04', 'ENV-05'], warnedBy: ['ENV-06', 'ENV-07', 'HDR-01'] },
  { name: 'polluting-merge', caughtBy: ['ENV-08', 'ENV-11'] },
  { name: 'route-by-header', caughtBy: ['HDR-01'] },
  { name: 'throws-on-bad-json', caughtBy: ['ENV-01', 'ENV-03', 'TRN-12'] },
  { name: 'handles-runs-alone', caughtBy: ['BAS-01'] },
  { name: 'reads-the-first-step', caughtBy: [], isLeftToDerived: true },
  { name: 'refuses-infinity', caughtBy: ['ENV-10'] },
  { name: 'encodes-text', caughtBy: ['ENV-12'] },
  { name: 'no-body-limit', caughtBy: [], warnedBy: ['LOD-01'] },

  { name: 'refuses-unknown-headers', caughtBy: ['FWD-05'] },
  { name: 'exact-header-names', caughtBy: ['HDR-04'] },
  { name: 'exact-content-type', caughtBy: ['HDR-05'] },
  { name: 'checks-json-alone', caughtBy: ['HDR-06'] },
  { name: 'needs-every-header', caughtBy: ['HDR-03'] },
  { name: 'version-by-header', caughtBy: ['HDR-02'] },

  { name: 'takes-any-method', caughtBy: ['TRN-01', 'TRN-02'] },
  { name: 'reads-by-length', caughtBy: ['TRN-03'] },
  { name: 'first-piece-only', caughtBy: ['TRN-03', 'TRN-04', 'LOD-01'] },
  { name: 'acts-on-a-cut-body', caughtBy: ['TRN-05'] },
  { name: 'lenient-framing', caughtBy: ['TRN-08'] },
  { name: 'one-answer-a-connection', caughtBy: ['BAS-04'] },
  { name: 'small-pool', caughtBy: ['LOD-02'] },

  {
    name: 'redirects-to-login',
    caughtBy: [...acceptsForgeries, 'SIG-17', 'ENV-02', 'ENV-13', 'TRN-09', 'TRN-11'],
  },
  { name: 'leaks-expected-signature', caughtBy: ['TRN-11'] },
  { name: 'echoes-text', caughtBy: ['ENV-14'] },
  {
    name: 'blocks-the-sender',
    caughtBy: ['BAS-02', 'SIG-11', 'SIG-12', 'SIG-16b', 'SIG-18', 'SIG-19', 'SIG-20'],
  },
  { name: 'works-before-answering', caughtBy: ['BAS-03'], isSlow: true },
  { name: 'rejects-everything', caughtBy: ['BAS-01'] },
  { name: 'hangs', caughtBy: ['BAS-01'] },
];

async function run(
  make: () => Parts,
  {
    deadlineMs = 5000,
    chosen = cases,
  }: { readonly deadlineMs?: number; readonly chosen?: typeof cases } = {},
): Promise<RunResult> {
  const running = await startParts(make, secret);
  const url = new URL(running.url);
  const receiver = openHttpReceiver({ url, policy: { allowHosts: [] }, clock: systemClock });
  onTestFinished(async () => {
    await receiver.close();
    await running.close();
  });
  return runReceiverCases({
    cases: chosen,
    receiver,
    secret,
    seed,
    deadlineMs,
    observer: { count: async (eventId) => running.count(eventId) },
    hooks: { failOnce: async () => running.failOnce(), restart: running.restart },
    effects: { waitMs: 300, settleMs: 20 },
  });
}

/** Those that came to a verdict, by their ids, in alphabetical order. */
function idsOf({ results }: RunResult, wanted: Verdict): readonly string[] {
  return results.flatMap(({ verdict, case: { id } }) => (verdict === wanted ? [id] : [])).sort();
}

test('the receiver that all of them were made from passes every case', patience, async () => {
  const result = await run(() => reference);
  const others = result.results.filter(({ verdict }) => verdict !== 'pass');
  expect(others.map(({ case: { id }, missing }) => [id, missing])).toEqual([['TRN-10', 'https']]);
});

test('the table has every broken receiver', () => {
  expect(gallery.map(({ name }) => name)).toEqual(Object.keys(defects));
  expect(gallery).toHaveLength(59);
});

test('every must and every should is there because of some broken receiver', () => {
  const caught = new Set(gallery.flatMap(({ caughtBy, warnedBy = [] }) => [...caughtBy, ...warnedBy]));
  const grave = receiverCases.filter(({ group, severity }) => group !== 'CON' && severity !== 'may');
  // Behind https, where it has broken receivers of its own.
  expect(grave.filter(({ id }) => !caught.has(id)).map(({ id }) => id)).toEqual(['TRN-10']);
});

test.each(gallery)(
  '$name is caught by what the table says, and by nothing else',
  patience,
  async ({ name, caughtBy, warnedBy = [], isSlow, isLeftToDerived }) => {
    const make = () => ({ ...reference, ...defects[name]() });
    const result = await run(make, {
      ...(name === 'hangs' ? { deadlineMs: 500 } : {}),
      ...(isSlow ? { chosen: hurriedBaseline } : {}),
    });
    expect(idsOf(result, 'fail')).toEqual([...caughtBy].sort());
    expect(idsOf(result, 'warn')).toEqual([...warnedBy].sort());
    expect(idsOf(result, 'inconclusive')).toEqual([]);
    // Without a baseline there is nothing to go on with.
    const isStopped = caughtBy.some((id) => baselineMusts.includes(id));
    expect(result.stopped?.kind).toBe(isStopped ? 'baseline' : undefined);
    const grave = result.results.filter(({ verdict, case: { severity } }) => {
      return (verdict === 'fail' || verdict === 'warn') && severity !== 'may';
    });
    expect(grave.length === 0).toBe(isLeftToDerived ?? false);
  },
);
