import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { ReceiverCase } from '../../mock-server/conformance/cases/receiver-case.ts';
import { checkedContract } from '../../scripts/generate/check/checked-contract.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { SpecError } from '../../scripts/generate/read/spec-error.ts';
import {
  type CaseGroup,
  compileReceiverCases,
} from '../../scripts/generate/receiver-cases/compile-receiver-cases.ts';
import { projectRoot, SpecCopy } from '../scripts/spec-copy.ts';

/** How many cases each group of the catalogue has. */
const catalogue = { BAS: 4, SIG: 21, FRS: 7, IDM: 10, ENV: 14, FWD: 6, HDR: 7, TRN: 12, LOD: 5 } as const;
const rows = Object.entries(catalogue).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
);

const contract = checkedContract(readSpec(projectRoot));

function compile(copy: SpecCopy): readonly CaseGroup[] {
  return compileReceiverCases(checkedContract(readSpec(copy.root))).groups;
}

/** The same where only files of cases were changed, which is quicker. */
function compileCases(copy: SpecCopy): readonly CaseGroup[] {
  const absoluteFile = join(copy.root, 'spec', 'asyncapi.yaml');
  return compileReceiverCases({ ...contract, spec: { ...contract.spec, absoluteFile } }).groups;
}

function messageFor(copy: SpecCopy): string {
  try {
    compileCases(copy);
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  return expect.fail('the file was accepted');
}

function writtenIn(groups: readonly CaseGroup[]): readonly ReceiverCase[] {
  return groups.flatMap((group) => (group.kind === 'written' ? group.cases : []));
}

function derivedIn(groups: readonly CaseGroup[]) {
  return groups.flatMap((group) => (group.kind === 'derived' ? group.rows : []));
}

function caseOf(groups: readonly CaseGroup[], id: string): ReceiverCase {
  const found = writtenIn(groups).find((one) => one.id === id);
  return found ?? expect.fail(`there is no case ${id}`);
}

const file = (name: string) => `spec/receiver-cases/${name}.yaml`;

describe('the cases', () => {
  const { groups } = compileReceiverCases(contract);

  it('cover each of the 86 rows, and nothing but rows that were split', () => {
    const ids = writtenIn(groups).map(({ id }) => id);
    expect(rows).toHaveLength(86);
    expect(rows.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !rows.includes(id.slice(0, 6)))).toEqual([]);
  });

  it('come in the order of their groups, the baseline first', () => {
    const order = groups.map((group) => (group.kind === 'derived' ? group.group : group.cases[0]?.group));
    expect(order).toEqual(['BAS', 'SIG', 'FRS', 'IDM', 'ENV', 'FWD', 'CON', 'HDR', 'TRN', 'LOD']);
  });

  it('have a variant for every event type where they say so', () => {
    const { variants } = caseOf(groups, 'BAS-01');
    expect(variants.map(({ name }) => name)).toHaveLength(8);
    expect(variants[0]?.steps[0]).toMatchObject({ send: { event: { type: variants[0]?.name } } });
  });

  it('need what follows from their steps', () => {
    const needs = (id: string) => caseOf(groups, id).needs;
    expect(needs('SIG-01')).toEqual([]);
    expect(needs('TRN-03')).toEqual(['socket']);
    expect(needs('TRN-01')).toEqual([]);
    expect(needs('TRN-10')).toEqual(['socket', 'https']);
    expect(needs('IDM-08')).toEqual(['fail-once']);
    expect(needs('LOD-05')).toEqual(['load', 'socket', 'slow']);
  });

  it('need a socket only in the variants that do', () => {
    const copy = new SpecCopy();
    copy.replace('wire: { connection: close }', 'headers: { nameCase: upper }', file('baseline'));
    const { needs, variants } = caseOf(compileCases(copy), 'BAS-04');
    expect([needs, variants.map((variant) => variant.needs)]).toEqual([[], [['socket'], undefined]]);
  });

  it('warn of an acceptance by a status that is not documented', () => {
    expect(caseOf(groups, 'SIG-11').variants[0]?.steps[0]).toMatchObject({
      expect: { answer: ['accepted'], warn: ['accepted-otherwise'] },
    });
  });

  it('have code by framework where they name it', () => {
    expect(Object.keys(caseOf(groups, 'SIG-18').fix.snippets ?? {})).toEqual([
      'node',
      'express',
      'fastify',
      'hono',
      'next',
      'koa',
      'python',
    ]);
  });
});

test('the tolerance of timestamps is that of the contract', () => {
  const copy = new SpecCopy();
  copy.replace('toleranceSeconds: 300', 'toleranceSeconds: 42');
  const groups = compile(copy);
  const offset = (id: string) => caseOf(groups, id).variants[0]?.steps[0];
  expect(offset('FRS-01')).toMatchObject({ send: { signature: { offsetSeconds: -52 } } });
  expect(offset('FRS-02')).toMatchObject({ send: { signature: { offsetSeconds: -32 } } });
  expect(offset('FRS-03')).toMatchObject({ send: { signature: { offsetSeconds: 52 } } });
});

test('a new event type brings its cases', () => {
  const copy = new SpecCopy();
  const type = 'document-insights.job.cancelled';
  addEventType(copy, type);
  const groups = compile(copy);
  const derived = derivedIn(groups).filter(([, of]) => of === type);
  expect(derived).toEqual(
    expect.arrayContaining([
      ['example', type, 'minimal'],
      ['seeded', type, ''],
      ['eventType', type, '/eventType', `${type}.probed`],
      ['missing', type, '/data/jobId'],
      ['missing', type, '/data/document/fileId'],
      ['type', type, '/data/outputAvailable', 'true'],
      ['format', type, '/data/createdAt', 'yesterday'],
      ['constant', type, '/data/status', 'FAILED_PROBED'],
    ]),
  );
  expect(caseOf(groups, 'BAS-01').variants.map(({ name }) => name)).toContain(type);
});

test('what is required of data is taken away, property by property', () => {
  const derived = derivedIn(compileReceiverCases(contract).groups);
  for (const { type, examples } of contract.events) {
    const missing = derived.filter(([kind, of]) => kind === 'missing' && of === type).map(([, , at]) => at);
    const { data = {} } = examples.find(({ name }) => name === 'minimal')?.payload ?? {};
    expect(missing).toEqual(expect.arrayContaining(Object.keys(data as object).map((key) => `/data/${key}`)));
    // Depth counts names: an index of a list is none.
    expect(missing.filter((place) => place.replaceAll(/\/\d+/g, '').split('/').length > 5)).toEqual([]);
  }
});

describe('a file of cases is refused with its file, line, column and path when it', () => {
  const signature = file('signature');
  const idempotency = file('idempotency');
  it.each([
    ['is not YAML', signature, 'group: SIG', 'group: [SIG', 'not valid YAML'],
    ['has an unknown key', signature, 'title:', 'titel:', 'unknown key "titel"; did you mean "title"?'],
    ['misspells an answer', signature, 'expect: rejected', 'expect: regected', 'did you mean "rejected"?'],
    ['misspells a severity', signature, 'severity: must', 'severity: most', 'did you mean "must"?'],
    ['has no reason', signature, /\n {4}why: .*/, '', "must have required property 'why'"],
    ['has an id of another group', signature, 'id: SIG-01', 'id: SAG-01', 'begin with SIG-'],
    ['has an id twice', signature, 'id: SIG-02', 'id: SIG-01', 'there are two cases SIG-01'],
    [
      'names code that is not there',
      signature,
      'snippets: raw-body',
      'snippets: raw',
      'no "raw" in snippets.yaml',
    ],
    ['has two variants of one name', signature, 'name: only spaces', 'name: empty', 'there are two "empty"'],
    [
      'edits what is not there',
      signature,
      'at: /data/steps/0/output',
      'at: /data/step/0',
      'not always something at "/data/step/0"',
    ],
    [
      'replaces what is not there',
      signature,
      'find: Daily C',
      'find: Dayly C',
      'does not always hold "Dayly Correspondence"',
    ],
    [
      'overrides what is not there',
      signature,
      'data.workflow.name',
      'data.workflow.nmae',
      'something at "data.workflow.nmae"',
    ],
    [
      'takes away what is not there',
      file('envelope'),
      'remove: [/data]',
      'remove: [/date]',
      'something at "/date"',
    ],
    [
      'has two edits in one',
      signature,
      '{ append: "\\n" }',
      '{ append: "\\n", prepend: x }',
      'must NOT have more than 1 properties',
    ],
    [
      'refers to a request that is not there',
      idempotency,
      'like: first',
      'like: frist',
      'called "frist"; did you mean "first"?',
    ],
    ['replays a request that is not there', idempotency, 'replay: first', 'replay: frist', 'called "frist"'],
    [
      'counts effects of a request that is not there',
      idempotency,
      'effectsOf: first',
      'effectsOf: frist',
      'called "frist"',
    ],
    [
      'names a header that is not there',
      idempotency,
      'deliveryId:',
      'deliveryIdd:',
      'did you mean "deliveryId"?',
    ],
    [
      'names a header of the contract',
      idempotency,
      'deliveryId:',
      'X-Plextera-Delivery-Id:',
      'name it by its role, deliveryId',
    ],
    [
      'names an event type that is not there',
      idempotency,
      'type: workflow.run.failed',
      'type: workflow.run.faild',
      'did you mean "workflow.run.failed"?',
    ],
    [
      'names an example that is not there',
      signature,
      'example: full',
      'example: ful',
      'no example "ful"; did you mean "full"?',
    ],
    [
      'has a step of two kinds',
      idempotency,
      '{ hook: restart }',
      '{ hook: restart, waitSeconds: 1 }',
      'a step has either',
    ],
    [
      'expects nothing',
      idempotency,
      'send: {}, as: first, expect: accepted',
      'send: {}, as: first',
      'what is expected',
    ],
    [
      'has another baseline',
      file('baseline'),
      'baseline: workflow.run.completed',
      'baseline: workflow.run',
      'no event type "workflow.run"',
    ],
    [
      'lacks the words of derived cases',
      file('contract'),
      /\n {2}seeded:(\n {4}.*)+/,
      '',
      "must have required property 'seeded'",
    ],
  ] as const)('%s', (_, path, from, to, says) => {
    const copy = new SpecCopy();
    const before = copy.read(path);
    const after = before.replace(from, () => to);
    expect(after).not.toBe(before);
    copy.write(after, path);

    const message = messageFor(copy);
    expect(message).toContain(says);
    expect(message).toMatch(new RegExp(`^${path}:\\d+:\\d+: `));
  });

  it('misspells a key, at the very place', () => {
    const copy = new SpecCopy();
    copy.replace('    title: a delivery without', '    titel: a delivery without', signature);
    const line =
      copy
        .read(signature)
        .split('\n')
        .findIndex((text) => text.includes('titel')) + 1;

    expect(messageFor(copy)).toContain(`${signature}:${line}:5: #/cases/0/titel: unknown key "titel"`);
  });
});

function addEventType(copy: SpecCopy, type: string): void {
  const example = `spec/examples/${type}/minimal.json`;
  const like = JSON.parse(copy.read('spec/examples/document-insights.job.failed/minimal.json'));
  copy.makeFolder(`spec/examples/${type}`).write(JSON.stringify({ ...like, eventType: type }), example);
  copy.replace(
    '\n\noperations:\n',
    '\n      cancelled: { $ref: "#/components/messages/cancelled" }\n\noperations:\n',
  );
  copy.replace(
    '\n  schemas:\n',
    `    cancelled:
      name: ${type}
      title: Cancelled
      summary: A job was cancelled.
      tags: [{ name: document-insights }]
      traits: [{ $ref: "#/components/messageTraits/delivery" }]
      payload: { $ref: "#/components/schemas/CancelledEvent" }
      x-event: { vocabulary: job, resourceId: /data/jobId, status: FAILED, carries: data.error }
      examples: [{ name: minimal, payload: { $ref: "./examples/${type}/minimal.json" } }]
  schemas:
`,
  );
  copy.replace(
    '    JobRejectedData:\n',
    `    CancelledEvent:
      type: object
      description: A job was cancelled.
      required: [eventId, eventType, occurredAt, apiVersion, data]
      properties:
        eventId: *eventId
        eventType: { type: string, const: ${type}, description: The type of the event., x-provenance: assumed }
        occurredAt: *occurredAt
        apiVersion: *apiVersion
        data: { $ref: "#/components/schemas/JobFailedData" }
    JobRejectedData:
`,
  );
}
