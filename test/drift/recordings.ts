import { type EventType, eventTypes, headers as headerCatalog } from '../../mock-server/contract/catalog.ts';
import { signedRequest } from '../../mock-server/dispatch/signed-request.ts';
import { checkRecordings } from '../../mock-server/drift/check-recordings.ts';
import type { Drift } from '../../mock-server/drift/drift-report.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

export const secretText = 'whsec_for_the_tests_of_check_0123';
export const secret = new SigningSecret(secretText);

/** Long before the tests run: what is recorded is old. */
export const sentAt = new Date('2026-04-07T10:23:20Z');

type Pairs = readonly (readonly [name: string, value: string])[];

/** A request as a test may spoil it before it is recorded. */
export interface Recorded {
  readonly headers: Pairs;
  readonly body: Buffer;
  readonly startedAt?: string;
}

/** A good delivery of the example that has every property. */
export function recorded(type: EventType = eventTypes[0]): Recorded {
  const event = createEvent(type, { example: 'full' });
  const { headers, body } = signedRequest(event, secretText, { now: sentAt });
  return { headers: Object.entries(headers), body: Buffer.from(body), startedAt: sentAt.toISOString() };
}

// biome-ignore lint/suspicious/noExplicitAny: a test changes what the types forbid.
export type Loose = any;

/** The same with another body, signed anew, so that nothing but the body departs. */
export function withBody(request: Recorded, change: (event: Loose) => unknown): Recorded {
  const event: Loose = JSON.parse(request.body.toString('utf8'));
  return signedAnew(request, Buffer.from(JSON.stringify(change(event) ?? event)));
}

/** The same with other bytes, signed anew. */
export function signedAnew({ headers, ...rest }: Recorded, body: Buffer, now = sentAt): Recorded {
  return {
    ...rest,
    body,
    headers: replaced(headers, headerCatalog.signature.name, sign(body, secretText, { now })),
  };
}

/** Headers with another value of one. */
export function replaced(headers: Pairs, wanted: string, value: string): Pairs {
  return headers.map(([name, old]) => [name, name === wanted ? value : old] as const);
}

/** A line as the mock exports a delivery, with an attempt for each request. */
export function exportedLine(...requests: readonly Recorded[]): string {
  const attempts = requests.map(({ headers, body, startedAt }, index) => ({
    ...{ number: index + 1, startedAt, requestHeaders: headers },
    requestBody: { base64: body.toString('base64') },
  }));
  return `${JSON.stringify({ id: 'one', attempts })}\n`;
}

/** An entry as the mock exports an attempt. */
export function harEntry({ headers, body, startedAt }: Recorded, postData: object = { text: String(body) }) {
  return {
    startedDateTime: startedAt,
    request: { method: 'POST', headers: headers.map(([name, value]) => ({ name, value })), postData },
  };
}

export const harOf = (...entries: readonly unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

/** What a check says of these requests in one file. */
export async function driftsOf(...requests: readonly Recorded[]): Promise<readonly Drift[]> {
  const file = tempFile(requests.map((request) => exportedLine(request)).join(''), 'export.ndjson');
  return (await checkRecordings([file], { secret })).drifts;
}
