import { signal } from '@preact/signals';
import { type EventType, events } from '../../contract/catalog.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import { examples } from '../../contract/examples.ts';
import { checkEventText } from '../text/check-request.ts';

/** Where in an event its data are. */
export const dataPointer = '/data';

/** What was written, by event type and example; it outlives the page, so that nothing is lost by a look at the list. */
const texts = signal<ReadonlyMap<string, string>>(new Map());
/** How it is sent; it outlives the page as well. */
export const sending = signal({ unchecked: false, fault: '' });

/** An event as somebody writes it. */
export interface Draft {
  readonly type: EventType;
  readonly example: string;
}

export function draftText(draft: Draft): string {
  return texts.value.get(keyOf(draft)) ?? JSON.stringify(originalData(draft), null, 2);
}

export function writeDraft(draft: Draft, text: string): void {
  texts.value = new Map([...texts.value, [keyOf(draft), text]]);
}

export function discardDraft(draft: Draft): void {
  texts.value = new Map([...texts.value].filter(([key]) => key !== keyOf(draft)));
  sending.value = { unchecked: false, fault: '' };
}

/** Whether it is no longer the example. */
export function isEdited(draft: Draft): boolean {
  return texts.value.has(keyOf(draft));
}

export function exampleNames(type: EventType): readonly string[] {
  return Object.keys(examples[type]);
}

export function originalData(draft: Draft): unknown {
  return originalEvent(draft)?.data;
}

/** What is wrong with these data in an event of that type; what is not declared as well. */
export function checkData(draft: Draft, data: unknown): readonly Diagnostic[] {
  let text: string;
  try {
    text = JSON.stringify({ ...originalEvent(draft), data });
  } catch {
    // The browser cannot write what is nested thousands of levels deep.
    return [{ code: 'depth', severity: 'error', message: 'is nested too deeply', path: dataPointer }];
  }
  return checkEventText(text);
}

/** The name of the schema of an event’s type. */
export function schemaOf({ type }: Draft): string {
  return events[type].schema;
}

interface ExampleEvent {
  readonly data: unknown;
}

function originalEvent({ type, example }: Draft): ExampleEvent | undefined {
  const known: Readonly<Record<string, { readonly event: ExampleEvent }>> = examples[type];
  return known[example]?.event;
}

function keyOf({ type, example }: Draft): string {
  return `${type} ${example}`;
}
