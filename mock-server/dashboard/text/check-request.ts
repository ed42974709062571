import { headers as contractHeaders } from '../../contract/catalog.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import type { Headers } from '../state/event-detail.ts';

/** What of an event the contract does not have: a person who writes one wants to know of every slip. */
export function checkEventText(text: string): readonly Diagnostic[] {
  return parseEvent(text, {
    unknownEventType: 'report',
    unknownField: 'report',
    unknownValue: 'report',
  }).diagnostics;
}

/** What is wrong with a request that was sent: its body, and headers that say something else than the body. */
export function checkRequest(headers: Headers, text: string): readonly Diagnostic[] {
  return [...checkEventText(text), ...checkMirrors(headers, text)];
}

function checkMirrors(headers: Headers, text: string): readonly Diagnostic[] {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    return [];
  }
  return Object.values(contractHeaders).flatMap((header): readonly Diagnostic[] => {
    if (!('mirrors' in header)) return [];
    const said = headers.find(([name]) => name.toLowerCase() === header.name.toLowerCase())?.[1];
    const value = valueAt(event, header.mirrors);
    if (typeof value !== 'string' || said === value) return [];
    const message =
      said === undefined
        ? `is repeated by the header ${header.name}, which is missing`
        : `is repeated by the header ${header.name}, which says ${said.slice(0, 100)}`;
    return [{ code: 'header.mismatch', severity: 'error', message, path: header.mirrors }];
  });
}
