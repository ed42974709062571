import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { type ContractCopy, copyContract, copySecret } from '../fixtures/contract-copy.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const patience = { timeout: 120_000 };

test('a renamed header and a ninth event type reach the wire by editing spec/ alone', patience, async () => {
  const copy = copyContract();
  const { name: before } = headers.deliveryId;
  const after = 'X-Acme-Attempt';
  copy.replace(before, after);
  const type = 'document-insights.job.archived';
  addArchivedJob(copy, type);
  await copy.generate();

  const receiver = await startRecordingReceiver(200);
  const send = ['send', type, '--to', receiver.url];
  const [sent, listed, wrong, received] = await Promise.all([
    copy.mock(send),
    copy.mock(['events', '--json']),
    copy.mock([...send, '--set', 'data.status=FAILED']),
    copy.deliverToItself(type),
    copy.compile(),
  ]);

  expect([sent.code, wrong.code, receiver.requests.length], sent.stderr).toEqual([0, 2, 1]);
  const names = receiver.requests[0]?.headers.map(([name]) => name) ?? [];
  expect(names).toContain(after);
  expect(names.map((name) => name.toLowerCase())).not.toContain(before.toLowerCase());
  expect(receiver.header(0, headers.eventType.name)).toBe(type);
  const [, time, mac] = /^t=(\d+),v1=(\w+)$/.exec(receiver.header(0, headers.signature.name) ?? '') ?? [];
  const body = receiver.requests[0]?.body.toString('utf8') ?? '';
  expect(createHmac('sha256', copySecret).update(`${time}.${body}`).digest('hex')).toBe(mac);
  expect(JSON.parse(body)).toMatchObject({ eventType: type, data: { status: 'ARCHIVED' } });
  expect(received).toMatchObject({ kind: 'event', event: { eventType: type }, diagnostics: [] });
  const lines = listed.stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).type)).toEqual([...eventTypes, type]);
});

function addArchivedJob(copy: ContractCopy, type: string): void {
  const name = 'documentInsightsJobArchived';
  const example = `examples/${type}/minimal.json`;
  const like = JSON.parse(readFileSync('spec/examples/document-insights.job.failed/minimal.json', 'utf8'));
  const { error: _, ...data } = like.data;
  const archived = { ...like, eventType: type, data: { ...data, status: 'ARCHIVED' } };
  copy.write(example, `${JSON.stringify(archived, null, 2)}\n`);
  copy.replace(
    '\n\noperations:\n',
    `\n      ${name}:\n        $ref: "#/components/messages/${name}"\n\noperations:\n`,
  );
  copy.replace('\n  schemas:\n', `\n${archivedMessage(name, type, example)}\n  schemas:\n`);
  copy.replace('    JobRejectedData:\n', `${archivedSchemas(type)}    JobRejectedData:\n`);
}

const archivedMessage = (name: string, type: string, example: string) => `    ${name}:
      name: ${type}
      title: Document Insights job archived
      summary: A job was archived.
      tags: [{ name: document-insights }]
      traits: [{ $ref: "#/components/messageTraits/delivery" }]
      payload: { $ref: "#/components/schemas/DocumentInsightsJobArchivedEvent" }
      x-event: { vocabulary: job, resourceId: /data/jobId, status: ARCHIVED, carries: data.document }
      examples:
        - { name: minimal, summary: Only what is required., payload: { $ref: "./${example}" } }
`;

const archivedSchemas = (type: string) => `    DocumentInsightsJobArchivedEvent:
      type: object
      description: A job was archived.
      required: [eventId, eventType, occurredAt, apiVersion, data]
      properties:
        eventId: *eventId
        eventType: { type: string, const: ${type}, description: The type of the event., x-provenance: assumed }
        occurredAt: *occurredAt
        apiVersion: *apiVersion
        data: { $ref: "#/components/schemas/JobArchivedData" }
    JobArchivedData:
      type: object
      description: The state of a job that was archived.
      x-provenance: assumed
      required: [jobId, status, outputAvailable, createdAt, updatedAt, completedAt, document]
      properties:
        jobId: *jobId
        status: { type: string, const: ARCHIVED, description: The terminal state., x-provenance: assumed }
        outputAvailable: *outputAvailable
        createdAt: *createdAt
        updatedAt: *updatedAt
        completedAt: *completedAt
        document: { $ref: "#/components/schemas/Document" }
`;
