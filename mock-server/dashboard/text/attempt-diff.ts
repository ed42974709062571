import { headers as contractHeaders } from '../../contract/catalog.ts';
import type { AttemptDetail, Headers } from '../state/event-detail.ts';

/** One header or fact of two attempts; what one of them lacks is undefined. */
export interface DiffLine {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Every attempt has its own: that it differs is right. */
  readonly isOwn: boolean;
}

export interface BodyDiff {
  /** Byte for byte. */
  readonly isSame: boolean;
  readonly beforeBytes: number;
  readonly afterBytes: number;
  /** Undefined where the bytes are no text. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface AttemptDiff {
  readonly requestHeaders: readonly DiffLine[];
  readonly requestBody: BodyDiff;
  readonly responseHeaders: readonly DiffLine[];
  readonly responseBody: BodyDiff;
}

const ownNames: ReadonlySet<string> = new Set(
  [contractHeaders.deliveryId.name, contractHeaders.signature.name].map((name) => name.toLowerCase()),
);

/** What two attempts sent and got, beside each other. */
export function attemptDiff(before: AttemptDetail, after: AttemptDetail): AttemptDiff {
  const { response: was } = before;
  const { response: is } = after;
  return {
    requestHeaders: headerDiff(before.requestHeaders ?? [], after.requestHeaders ?? []),
    requestBody: bodyDiff(before.requestBody, after.requestBody),
    responseHeaders: headerDiff(was?.headers ?? [], is?.headers ?? []),
    responseBody: bodyDiff(
      was && { base64: was.bodyBase64, text: was.body },
      is && { base64: is.bodyBase64, text: is.body },
    ),
  };
}

/** Headers by name, those that are there twice by their order. */
export function headerDiff(before: Headers, after: Headers): readonly DiffLine[] {
  const rest = [...after];
  const lines = before.map(([name, value]): DiffLine => {
    const at = rest.findIndex(([other]) => other.toLowerCase() === name.toLowerCase());
    const [found] = at < 0 ? [] : rest.splice(at, 1);
    return { name, before: value, after: found?.[1], isOwn: isOwn(name) };
  });
  return [
    ...lines,
    ...rest.map(([name, value]) => ({ name, before: undefined, after: value, isOwn: isOwn(name) })),
  ];
}

function isOwn(name: string): boolean {
  return ownNames.has(name.toLowerCase());
}

interface Body {
  readonly base64: string;
  readonly text?: string;
}

function bodyDiff(before: Body | undefined, after: Body | undefined): BodyDiff {
  return {
    isSame: (before?.base64 ?? '') === (after?.base64 ?? ''),
    beforeBytes: sizeOf(before?.base64 ?? ''),
    afterBytes: sizeOf(after?.base64 ?? ''),
    before: before ? before.text : '',
    after: after ? after.text : '',
  };
}

/** How many bytes base64 stands for. */
function sizeOf(base64: string): number {
  return (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
}

/** The two attempts that a text such as `1,3` means, by their numbers. */
export function chosenPair<Attempt extends { readonly number: number }>(
  text: string,
  attempts: readonly Attempt[],
): readonly [Attempt, Attempt] | undefined {
  const [, first, second] = /^(\d{1,6}),(\d{1,6})$/.exec(text) ?? [];
  const before = attempts.find(({ number }) => String(number) === first);
  const after = attempts.find(({ number }) => String(number) === second);
  return before && after && before !== after ? [before, after] : undefined;
}
