import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type EventType, eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { specFile } from '../../mock-server/contract/spec-lines.ts';
import type { Drift } from '../../mock-server/drift/drift-report.ts';
import { driftKinds } from '../../mock-server/drift/findings/drift-kinds.ts';
import {
  driftsOf,
  type Loose,
  type Recorded,
  recorded,
  replaced,
  signedAnew,
  withBody,
} from './recordings.ts';

const specText = readFileSync(specFile, 'utf8').split('\n');
const textsOf = ({ specLines }: Drift) => specLines.map((line) => specText[line - 1]?.trim());

/** One way to depart: what is done to a good delivery, and the one finding that must come of it. */
interface Case {
  readonly label: string;
  readonly type?: EventType;
  readonly spoil: (request: Recorded) => Recorded;
  readonly finds: Partial<Drift>;
  /** What the line of the document says that the finding points to. */
  readonly specText?: string;
}

const body = (change: (event: Loose) => unknown) => (request: Recorded) => withBody(request, change);
const completed = 'document-insights.job.completed';
const run = 'workflow.run.completed';

const inBodies: readonly Case[] = [
  {
    label: 'a property that the sender added to an event',
    spoil: body((event) => ({ ...event, priority: 3 })),
    finds: { code: 'unknown.field', severity: 'warning', where: '/priority', examples: ['3'] },
    specText: 'DocumentInsightsJobCompletedEvent:',
  },
  {
    label: 'a property that was added to every item of a list is one finding',
    spoil: body((event) => {
      for (const field of event.data.output.fields) field.unit = 'EUR';
    }),
    finds: { code: 'unknown.field', where: '/data/output/fields/*/unit', requests: 1, examples: ['"EUR"'] },
    specText: 'ExtractedField:',
  },
  {
    label: 'a property of a run within a run',
    type: run,
    spoil: body(({ data }) => {
      for (const step of data.steps)
        for (const nested of step.nestedRuns.data) nested.steps[0].retries = { count: 1, last: 'now' };
    }),
    finds: {
      code: 'unknown.field',
      where: '/data/steps/*/nestedRuns/data/*/steps/*/retries',
      examples: ['an object with "count", "last"'],
    },
    specText: 'RunStep:',
  },
  {
    label: 'a new value of an open list',
    type: run,
    spoil: body((event) => {
      event.data.steps[0].status = 'SKIPPED';
    }),
    finds: {
      code: 'unknown.value',
      severity: 'warning',
      where: '/data/steps/*/status',
      examples: ['"SKIPPED"'],
    },
    specText: 'x-known-values: [QUEUED, PROCESSING, COMPLETED, FAILED]',
  },
  {
    label: 'a new version of the API',
    spoil: (request) => {
      const changed = withBody(request, (event) => ({ ...event, apiVersion: 'v2' }));
      return { ...changed, headers: replaced(changed.headers, headers.apiVersion.name, 'v2') };
    },
    finds: { code: 'unknown.value', where: '/apiVersion', examples: ['"v2"'] },
    specText: 'x-known-values: [v1]',
  },
  {
    label: 'a new event type',
    spoil: (request) => {
      const changed = withBody(request, (event) => ({ ...event, eventType: 'workflow.run.closed' }));
      return {
        ...changed,
        headers: replaced(changed.headers, headers.eventType.name, 'workflow.run.closed'),
      };
    },
    finds: {
      code: 'unknown.type',
      severity: 'warning',
      where: '/eventType',
      examples: ['"workflow.run.closed"'],
      eventTypes: ['workflow.run.closed'],
    },
    specText: 'messages:',
  },
  {
    label: 'a null where none is declared',
    spoil: body((event) => {
      event.data.startedAt = null;
    }),
    finds: {
      code: 'schema.null',
      severity: 'error',
      where: '/data/startedAt',
      message: 'must be string, and not null',
      examples: [],
    },
    specText: 'startedAt: &startedAt',
  },
  {
    label: 'a required property that is gone',
    spoil: body(({ data }) => {
      delete data.document.fileId;
    }),
    finds: { code: 'schema.required', severity: 'error', where: '/data/document/fileId' },
    specText: 'fileId:',
  },
  {
    label: 'a number that became a text',
    spoil: body((event) => {
      event.data.document.sizeBytes = '184320';
    }),
    finds: {
      code: 'schema.type',
      severity: 'error',
      where: '/data/document/sizeBytes',
      message: 'must be integer',
      examples: ['"184320"'],
    },
    specText: 'sizeBytes:',
  },
  {
    label: 'an object that became a list',
    spoil: body((event) => {
      event.data.document = [1, 2];
    }),
    finds: { code: 'schema.type', where: '/data/document', examples: ['a list of 2'] },
    specText: 'document: { $ref: "#/components/schemas/Document" }',
  },
  {
    label: 'another terminal state',
    spoil: body((event) => {
      event.data.status = 'DONE';
    }),
    finds: {
      code: 'schema.value',
      where: '/data/status',
      message: 'must be "COMPLETED"',
      examples: ['"DONE"'],
    },
    specText:
      'status: { type: string, const: COMPLETED, description: The terminal state., x-provenance: seed }',
  },
  {
    label: 'a time in another form',
    spoil: body((event) => {
      event.data.createdAt = '07.04.2026';
    }),
    finds: { code: 'schema.value', where: '/data/createdAt', examples: ['"07.04.2026"'] },
    specText: 'createdAt: &createdAt',
  },
  {
    label: 'a number out of its bounds',
    spoil: body((event) => {
      event.data.output.fields[0].confidence = 97;
    }),
    finds: {
      code: 'schema.value',
      where: '/data/output/fields/*/confidence',
      message: 'must be <= 1',
      examples: ['97'],
    },
    specText: 'confidence:',
  },
  {
    label: 'a value in a map is found under any key',
    spoil: body((event) => {
      event.data.metadata = { costCentre: 4711, batch: 12 };
    }),
    finds: { code: 'schema.type', where: '/data/metadata/*', requests: 1, examples: ['4711', '12'] },
    specText: 'Tags:',
  },
  {
    label: 'a value whose name says that it is secret is not shown',
    spoil: body((event) => ({ ...event, apiKey: 'sk_live_0123456789' })),
    finds: { code: 'unknown.field', where: '/apiKey', examples: ['[redacted]'] },
  },
  {
    label: 'a key that could be taken for a prototype',
    spoil: (request) =>
      signedAnew(request, Buffer.from(request.body.toString('utf8').replace('{', '{"__proto__":{"a":1},'))),
    finds: { code: 'unknown.field', where: '/__proto__', examples: ['an object with "a"'] },
  },
];

const inHeaders: readonly Case[] = [
  {
    label: 'a header that is missing',
    spoil: without(headers.deliveryId.name),
    finds: { code: 'header.missing', severity: 'error', where: headers.deliveryId.name },
    specText: `${headers.deliveryId.name}:`,
  },
  {
    label: 'a signature that is missing',
    spoil: without(headers.signature.name),
    finds: { code: 'header.missing', where: headers.signature.name },
    specText: `${headers.signature.name}:`,
  },
  {
    label: 'a header of the sender’s family that is new',
    spoil: withHeader('x-plextera-Tenant', 'acme'),
    finds: {
      code: 'header.unknown',
      severity: 'warning',
      where: 'x-plextera-Tenant',
      examples: ['"acme"'],
    },
    specText: 'DeliveryHeaders:',
  },
  {
    label: 'a header that is there twice',
    spoil: withHeader(headers.deliveryId.name.toUpperCase(), 'dlv_another'),
    finds: { code: 'header.repeated', where: headers.deliveryId.name, examples: ['2 times'] },
    specText: `${headers.deliveryId.name}:`,
  },
  {
    label: 'a header that disagrees with the body',
    spoil: (request) => ({
      ...request,
      headers: replaced(request.headers, headers.eventType.name, eventTypes[1]),
    }),
    finds: {
      code: 'header.mismatch',
      severity: 'error',
      where: headers.eventType.name,
      examples: [`"${eventTypes[1]}" where the body says "${eventTypes[0]}"`],
    },
    specText: `${headers.eventType.name}:`,
  },
  {
    label: 'another content type',
    spoil: (request) => ({ ...request, headers: replaced(request.headers, 'Content-Type', 'text/plain') }),
    finds: { code: 'header.value', where: 'Content-Type', examples: ['"text/plain"'] },
    specText: 'defaultContentType: application/json',
  },
  {
    label: 'a signature in another form',
    spoil: (request) => ({
      ...request,
      headers: replaced(request.headers, headers.signature.name, 'sha1=ab'),
    }),
    finds: {
      code: 'signature.malformed',
      severity: 'error',
      where: headers.signature.name,
      message: 'the signature header has no t',
    },
    specText: 'format: t={timestamp},v1={signature}',
  },
  {
    label: 'bytes other than those that were signed, though they say the same',
    spoil: (request) => ({ ...request, body: Buffer.concat([request.body, Buffer.from('\n')]) }),
    finds: { code: 'signature.mismatch', severity: 'error', where: headers.signature.name },
    specText: 'signedContent: "{timestamp}.{body}"',
  },
  {
    label: 'a signature that was too old when it was sent',
    spoil: (request) => signedAnew(request, request.body, new Date('2026-04-07T10:18:19Z')),
    finds: { code: 'signature.stale', where: headers.signature.name, examples: ['301 s before it'] },
    specText: 'toleranceSeconds: 300',
  },
];

function without(wanted: string) {
  return (request: Recorded): Recorded => ({
    ...request,
    headers: request.headers.filter(([name]) => name !== wanted),
  });
}

function withHeader(name: string, value: string) {
  return (request: Recorded): Recorded => ({ ...request, headers: [...request.headers, [name, value]] });
}

describe.each([
  ['in the body', inBodies],
  ['in the headers', inHeaders],
])('what departs %s is exactly one finding, at the line that declares it:', (_, cases) => {
  test.each(cases)('$label', async ({ type = completed, spoil, finds, specText: expected }) => {
    const good = recorded(type);
    expect(await driftsOf(good)).toEqual([]);
    const drifts = await driftsOf(spoil(good));
    expect(drifts).toEqual([expect.objectContaining({ requests: 1, ...finds })]);
    if (expected !== undefined) expect(drifts.flatMap(textsOf)).toEqual([expected]);
  });
});

test('every kind of drift has its case, here or where recordings are read', () => {
  const cases = [...inBodies, ...inHeaders].map(({ finds }) => finds.code);
  const elsewhere = ['utf8', 'json', 'depth', 'method', 'record'];
  expect([...new Set([...cases, ...elsewhere])].sort()).toEqual(Object.keys(driftKinds).sort());
});

test.each(eventTypes)('a good %s has no findings', async (type) => {
  expect(await driftsOf(recorded(type))).toEqual([]);
});

describe('a body that cannot be read is one finding:', () => {
  test.each([
    ['utf8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['json', Buffer.from('{"eventId":')],
    ['depth', Buffer.from(`{"eventType":"${run}","data":${deep(20_000)}}`)],
  ])('%s', async (code, bytes) => {
    const drifts = await driftsOf(signedAnew(recorded(), bytes));
    expect(drifts).toEqual([expect.objectContaining({ code, severity: 'error', where: '', specLines: [] })]);
  });

  /** A run in a run in a run, which the validators follow. */
  function deep(levels: number): string {
    return `${'{"steps":[{"nestedRuns":{"data":['.repeat(levels)}${']}}]}'.repeat(levels)}`;
  }
});

describe('findings of the same kind', () => {
  test('are one line over all event types, with a line of the document for each schema', async () => {
    const spoiled = eventTypes.map((type) =>
      withBody(recorded(type), (event) => ({ ...event, region: type })),
    );
    const [drift, ...others] = await driftsOf(...spoiled, ...spoiled);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ where: '/region', requests: 16, eventTypes: [...eventTypes].sort() });
    expect(drift?.examples).toEqual(eventTypes.slice(0, 3).map((type) => `"${type}"`));
    expect(drift && textsOf(drift)).toHaveLength(8);
    for (const text of drift ? textsOf(drift) : []) expect(text).toMatch(/^\w+Event:$/);
  });

  test('name the first request in which they were seen, errors first', async () => {
    const added = withBody(recorded(), (event) => ({ ...event, region: 1 }));
    const gone = without(headers.eventId.name)(recorded());
    const drifts = await driftsOf(recorded(), added, added, gone);
    expect(drifts.map(({ code, requests, first: { line } }) => [code, requests, line])).toEqual([
      ['header.missing', 1, 4],
      ['unknown.field', 2, 2],
    ]);
  });

  test('of so many names that nobody can read them are counted and not kept', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`new${at}`, at]));
    const drifts = await driftsOf(withBody(recorded(), (event) => ({ ...event, ...many })));
    expect(drifts).toHaveLength(1_000);
  });
});

test('several departures of one request are all found, also beside an error', async () => {
  const spoiled = withBody(recorded(), (event) => {
    event.region = 'eu';
    event.data.document.sizeBytes = null;
    delete event.data.jobId;
  });
  const drifts = await driftsOf(withHeader('X-Plextera-Trace', '1')(spoiled));
  expect(drifts.map(({ code, where }) => `${code} ${where}`).sort()).toEqual([
    'header.unknown X-Plextera-Trace',
    'schema.null /data/document/sizeBytes',
    'schema.required /data/jobId',
    'unknown.field /region',
  ]);
});
