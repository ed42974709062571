import { signatureParameters } from '../../contract/catalog.ts';

const { elementSeparator, valueSeparator, timestampKey, signatureKey, signedContent } = signatureParameters;

export interface SignaturePart {
  readonly kind: 'timestamp' | 'signature' | 'other';
  readonly key: string;
  readonly value: string;
}

/** A signature header taken apart as leniently as possible: also what is wrong with one shall be seen. */
export function signatureParts(header: string): readonly SignaturePart[] {
  return header.split(elementSeparator).map((element) => {
    const at = element.indexOf(valueSeparator);
    const key = at < 0 ? element : element.slice(0, at);
    const kind = key === timestampKey ? 'timestamp' : key === signatureKey ? 'signature' : 'other';
    return { kind, key, value: at < 0 ? '' : element.slice(at + valueSeparator.length) };
  });
}

/** What stands between the timestamp and the body in what is signed. */
export const signedSeparator = signedContent.replace('{timestamp}', '').replace('{body}', '');
