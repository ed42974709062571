import { printableText } from '../../delivery/printable-text.ts';

/** A count as a command or a server tells it: a number alone, or `{"count": n}`. Throws for anything else. */
export function readCount(text: string): number {
  const count = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : countIn(text);
  if (count !== undefined) return count;
  throw new Error(
    `It said ${JSON.stringify(printableText(text.trim(), 60))}, which is neither a number nor {"count": n}.`,
  );
}

function countIn(text: string): number | undefined {
  try {
    const { count } = JSON.parse(text) as { readonly count?: unknown };
    return Number.isInteger(count) && Number(count) >= 0 ? Number(count) : undefined;
  } catch {
    return undefined;
  }
}
