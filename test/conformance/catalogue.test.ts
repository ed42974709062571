import { describe, expect, it, test } from 'vitest';
import { baselineEventType, casesOf, receiverCases } from '../../mock-server/conformance/cases/catalogue.ts';
import type { AnswerKind } from '../../mock-server/conformance/cases/expectation.ts';
import type { ReceiverCase, Severity, Variant } from '../../mock-server/conformance/cases/receiver-case.ts';
import {
  createRequestMaker,
  type MadeRequest,
} from '../../mock-server/conformance/requests/request-maker.ts';
import { events } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';

const secret = 'whsec_of_the_catalogue';

test('ids are unique, and begin with their group', () => {
  const ids = receiverCases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(receiverCases.filter(({ id, group }) => !/^[-:]/.test(id.slice(group.length)))).toEqual([]);
  expect(receiverCases.filter(({ id, group }) => !id.startsWith(group))).toEqual([]);
});

test('every case says why and how to mend it, and holds no placeholder that is for its words alone', () => {
  for (const { id, title, why, fix, source } of receiverCases) {
    expect(
      [title, why, fix.text, source].every((text) => text.length > 2),
      id,
    ).toBe(true);
    expect(`${title}${fix.text}`, id).not.toMatch(/\{(type|place)\}/);
  }
});

test('code that receives a body answers as well, or whoever pastes it has a receiver that hangs', () => {
  const snippets = receiverCases.flatMap(({ fix }) => Object.entries(fix.snippets ?? {}));
  const receiving = snippets.filter(([, code]) => code.includes('receive('));
  expect(new Set(receiving.map(([framework]) => framework)).size).toBeGreaterThan(4);
  // In Fastify it is the route that answers, and the snippet is what stands before it.
  const silent = receiving.filter(
    ([framework, code]) => framework !== 'fastify' && !code.includes('answer.body'),
  );
  expect(silent).toEqual([]);
});

describe('a selection', () => {
  const idsOf = (cases: readonly ReceiverCase[]) => cases.map(({ id }) => id);

  it('without anything is the whole catalogue', () => {
    expect(casesOf()).toEqual(receiverCases);
  });

  it('names groups', () => {
    const groups = new Set(casesOf({ only: ['TRN', 'BAS'] }).map(({ group }) => group));
    expect([...groups]).toEqual(['BAS', 'TRN']);
  });

  it('names ids, and everything that was derived for an event type', () => {
    expect(idsOf(casesOf({ ids: ['SIG-16'] }))).toEqual(['SIG-16']);
    const derived = idsOf(casesOf({ ids: [`CON:${baselineEventType}`] }));
    expect(derived.length).toBeGreaterThan(50);
    expect(derived).toContain(`CON:${baselineEventType}:missing:/data/runId`);
  });

  it('is named in upper or lower case, as no two ids differ in that alone', () => {
    expect(new Set(receiverCases.map(({ id }) => id.toLowerCase())).size).toBe(receiverCases.length);
    expect(casesOf({ only: ['sig'] })).toEqual(casesOf({ only: ['SIG'] }));
    expect(idsOf(casesOf({ ids: ['sig-16B', 'Trn-01'] }))).toEqual(['SIG-16b', 'TRN-01']);
    expect(casesOf({ ids: [`con:${baselineEventType}`] })).toEqual(
      casesOf({ ids: [`CON:${baselineEventType}`] }),
    );
  });

  it('has a severity, and what is graver', () => {
    const severities = new Set(casesOf({ severity: 'should' }).map(({ severity }) => severity));
    expect([...severities].sort()).toEqual(['must', 'should']);
  });

  it.each([
    [{ only: ['SIGG'] }, 'There is no group of cases "SIGG".', 'Did you mean SIG?'],
    [{ ids: ['SIG-99'] }, 'There is no case "SIG-99".', 'Did you mean SIG-09?'],
    [{ ids: ['nothing at all'] }, 'There is no case "nothing at all".', 'prints all'],
    [{ severity: 'most' as Severity }, 'There is no severity "most".', 'Did you mean must?'],
  ])('refuses %o', (selection, message, hint) => {
    expect(() => casesOf(selection)).toThrow(
      expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION', message, hint: expect.stringContaining(hint) }),
    );
  });
});

describe('derived cases', () => {
  const derived = casesOf({ only: ['CON'] });

  it('are musts about the envelope, and shoulds within data', () => {
    const severityOf = (id: string) => derived.find((one) => one.id === id)?.severity;
    expect(severityOf(`CON:${baselineEventType}:missing:/eventId`)).toBe('must');
    expect(severityOf(`CON:${baselineEventType}:missing:/data/runId`)).toBe('should');
  });

  it('hold every event type as each of its examples and made up', () => {
    for (const type of Object.keys(events)) {
      const ids = casesOf({ ids: [`CON:${type}`] }).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([`CON:${type}:example:minimal`, `CON:${type}:seeded`]));
    }
  });
});

/** What can be judged without a socket and without a receiver that has been made to fail. */
const plain = receiverCases.flatMap((receiverCase) =>
  receiverCase.variants
    .filter((variant) => [...receiverCase.needs, ...(variant.needs ?? [])].every((need) => need === 'load'))
    .map((variant) => ({ receiverCase, variant })),
);

describe('the reference receiver answers as expected to', () => {
  const signingSecret = new SigningSecret(secret);

  function answerTo({ probe }: MadeRequest): AnswerKind {
    if (probe.body.length > 1_048_576) return 'too-large';
    const headers = new Headers();
    for (const [name, value] of probe.headers) headers.append(name, value);
    return receive(probe.body, headers, signingSecret).answer.status === 200 ? 'accepted' : 'rejected';
  }

  /** Each request of a variant that is not answered as it should be. */
  function surprises({ id }: ReceiverCase, { name, steps }: Variant): readonly string[] {
    const maker = createRequestMaker(
      { seed: 7, secret, clock: systemClock, baselineEventType, toolVersion: '0.0.0', deadlineMs: 1000 },
      `${id} ${name}`,
    );
    return steps.flatMap((step, index) => {
      if (!('send' in step)) return [];
      const kind = answerTo(maker.make(step.send, step.as));
      // The method is the framework's to look at.
      const isRight = step.send.wire?.method !== undefined || step.expect.answer.includes(kind);
      return isRight ? [] : [`${id}, ${name}, step ${index}: ${kind}`];
    });
  }

  it('every request of every case that needs no socket', () => {
    expect(plain.length).toBeGreaterThan(500);
    expect(plain.flatMap(({ receiverCase, variant }) => surprises(receiverCase, variant))).toEqual([]);
  });
});
