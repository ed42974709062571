import { signal } from '@preact/signals';
import { type CopiedRequest, type CopyFormat, copyText, formatTitles } from '../text/copy-formats.ts';
import { wallNow } from './browser-clock.ts';
import { copy, say } from './toast.ts';

/** What was chosen last; the key copies that. */
export const copyFormat = signal<CopyFormat>('curl');

/** Copies a request, and says what was copied and how long it is good for. */
export async function copyRequest(format: CopyFormat, request: CopiedRequest): Promise<void> {
  const made = copyText(format, request, wallNow());
  if (made === undefined) say(`This body cannot be written as ${formatTitles[format]}.`, 'bad');
  else await copy(made.text, `Copied as ${formatTitles[format]}. ${made.note}`);
}
