import { signatureParameters } from '../../contract/catalog.ts';

const {
  header: name,
  elementSeparator,
  valueSeparator,
  timestampKey,
  signatureKey,
  signedContent,
} = signatureParameters;

export interface SignaturePart {
  readonly kind: 'timestamp' | 'signature' | 'other';
  readonly key: string;
  readonly value: string;
}

/** What each part is, for a person. */
export const partNames: Readonly<Record<SignaturePart['kind'], string>> = {
  timestamp: 'timestamp',
  signature: 'signature',
  other: 'not known',
};

/** A signature header taken apart as leniently as possible: also what is wrong with one shall be seen. */
export function signatureParts(header: string): readonly SignaturePart[] {
  return header.split(elementSeparator).map((element) => {
    const at = element.indexOf(valueSeparator);
    const key = at < 0 ? element : element.slice(0, at);
    const kind = key === timestampKey ? 'timestamp' : key === signatureKey ? 'signature' : 'other';
    return { kind, key, value: at < 0 ? '' : element.slice(at + valueSeparator.length) };
  });
}

/** The timestamp of a header as it is written; empty where there is none. */
export function timestampOf(header: string): string {
  return signatureParts(header).find(({ kind }) => kind === 'timestamp')?.value ?? '';
}

/** What stands between the timestamp and the body in what is signed. */
export const signedSeparator = signedContent.replace('{timestamp}', '').replace('{body}', '');

/** The value of the header, where a person has copied its name and the white space around it as well. */
export function pastedHeader(text: string): string {
  const trimmed = text.trim();
  const begins = trimmed.toLowerCase().startsWith(`${name.toLowerCase()}:`);
  return begins ? trimmed.slice(name.length + 1).trim() : trimmed;
}
