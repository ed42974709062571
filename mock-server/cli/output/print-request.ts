import { headers as headerCatalog } from '../../contract/catalog.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { IgnoredRequest, ReceivedRequest } from '../../receiver/http-receiver.ts';
import { readHeader } from '../../receiver/read-header.ts';
import { explainSignature } from '../../signature/explain.ts';
import type { Terminal } from './terminal.ts';

/** `-->` what arrived and whether its signature held, `<--` what was answered. */
export function printRequest(terminal: Terminal, request: ReceivedRequest, secret: string): void {
  const { reception } = request;
  if (reception.kind === 'refused') printRefused(terminal, request, reception, secret);
  else {
    const { eventType, eventId } = reception.event;
    const novelty = reception.kind === 'unknown' ? ' (a type that the contract does not know)' : '';
    const verified = terminal.paintResult('green', 'verified');
    terminal.result(`--> ${printableText(eventType)}${novelty}  ${printableText(eventId)}  ${verified}`);
    for (const { message } of reception.diagnostics) terminal.result(`    note: ${printableText(message)}`);
  }
  printAnswer(terminal, request.answeredStatus);
}

function printRefused(
  terminal: Terminal,
  { method, path, rawBody, headers }: ReceivedRequest,
  { check, message, diagnostics }: Extract<ReceivedRequest['reception'], { kind: 'refused' }>,
  secret: string,
): void {
  const refused = terminal.paintResult('red', `refused (${check})`);
  terminal.result(`--> ${method} ${printableText(path)}  ${refused} ${printableText(message)}`);
  for (const { path: where, message: what } of diagnostics.slice(0, 5))
    terminal.result(`    ${printableText(where) || 'the body'}: ${printableText(what)}`);
  if (check === 'body') return;
  const lines = readHeader(headers, headerCatalog.signature.name);
  for (const { message: cause, fix } of explainSignature(rawBody, lines, secret).causes)
    terminal.result(`    ${cause}\n      ${fix}`);
}

/** A request that was no delivery. */
export function printIgnored(
  terminal: Terminal,
  { method, path, message, answeredStatus }: IgnoredRequest,
): void {
  const ignored = terminal.paintResult('yellow', 'ignored');
  terminal.result(`--> ${method} ${printableText(path)}  ${ignored}: ${message}`);
  printAnswer(terminal, answeredStatus);
}

function printAnswer(terminal: Terminal, status: number): void {
  terminal.result(`<-- [${terminal.paintResult(status < 300 ? 'green' : 'red', String(status))}]`);
}

/** What arrived as a JSON value, for `--json`. */
export function requestView({ method, path, reception, answeredStatus }: ReceivedRequest): object {
  const { kind, diagnostics } = reception;
  const base = { method, path, kind, answeredStatus, diagnostics };
  if (reception.kind === 'refused') return { ...base, check: reception.check, message: reception.message };
  return { ...base, event: reception.event };
}
