/** Bytes as a report shows them. */
export interface BodyView {
  /** How many there are. */
  readonly bytes: number;
  /** All of them, or their beginning where `cut`. */
  readonly base64: string;
  readonly cut: boolean;
  /** The same as text, where it is UTF-8 without control characters other than tabs and line breaks. */
  readonly text?: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param cap how many bytes are shown at most. */
export function bodyView(body: Uint8Array, cap: number): BodyView {
  const cut = body.length > cap;
  const shown = body.subarray(0, cut ? wholeLetters(body, cap) : cap);
  const text = printable(shown);
  return {
    bytes: body.length,
    base64: Buffer.from(shown).toString('base64'),
    cut,
    ...(text === undefined ? {} : { text }),
  };
}

/** A cut that does not go through a letter, which has at most four bytes. */
function wholeLetters(body: Uint8Array, cap: number): number {
  for (let end = cap; end > cap - 4 && end > 0; end -= 1) if (((body[end] ?? 0) & 0xc0) !== 0x80) return end;
  return cap;
}

function printable(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return /\p{Cc}/u.test(text.replace(/[\t\r\n]/g, '')) ? undefined : text;
  } catch {
    return undefined;
  }
}
