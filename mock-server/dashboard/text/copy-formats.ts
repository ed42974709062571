import { signatureParameters } from '../../contract/catalog.ts';
import { curlCommand } from './curl-command.ts';
import { httpFile } from './http-file.ts';
import type { SentRequest } from './sent-request.ts';
import { vitestFixture } from './vitest-fixture.ts';

export const copyFormats = ['curl', 'http', 'vitest', 'json'] as const;
export type CopyFormat = (typeof copyFormats)[number];

export const formatTitles: Readonly<Record<CopyFormat, string>> = {
  curl: 'curl',
  http: 'HTTP file',
  vitest: 'Vitest test',
  json: 'JSON',
};

/** A request to be copied, and when it was signed. */
export interface CopiedRequest extends SentRequest {
  readonly eventType: string;
  /** Milliseconds of the wall clock; undefined where it carries no signature. */
  readonly signedMs: number | undefined;
}

/** A text for the clipboard, and what a person is told about it. */
export interface CopyText {
  readonly text: string;
  readonly note: string;
}

/** The request in one of the formats; undefined where it cannot be written so. */
export function copyText(format: CopyFormat, request: CopiedRequest, nowMs: number): CopyText | undefined {
  switch (format) {
    case 'curl':
      return {
        text: curlCommand(request),
        note: 'It signs anew with PLEXTERA_SIGNING_SECRET of your shell, so it does not expire.',
      };
    case 'http': {
      const note = expiryOf(request.signedMs, nowMs);
      return { text: httpFile(request, note), note };
    }
    case 'vitest': {
      const text = vitestFixture(request, request.eventType);
      return text === undefined
        ? undefined
        : { text, note: 'It signs anew whenever it runs, so it does not expire.' };
    }
    case 'json':
      return request.text === undefined
        ? undefined
        : { text: request.text, note: 'The body as it was sent, byte for byte.' };
  }
}

/** Until when a receiver takes a signature. */
function expiryOf(signedMs: number | undefined, nowMs: number): string {
  const { toleranceSeconds } = signatureParameters;
  if (signedMs === undefined) return 'It carries no signature, so a receiver refuses it.';
  const leftSeconds = Math.floor((signedMs - nowMs) / 1_000) + toleranceSeconds;
  return leftSeconds > 0
    ? `Its signature is taken for another ${leftSeconds} s; after that it is too old.`
    : `Its signature is more than ${toleranceSeconds} s old: a receiver refuses it now. Resend, or copy as curl.`;
}
