/**
 * Text for an element or a quoted attribute of XML 1.0. What that forbids even as a reference (control characters, lone
 * surrogates, two noncharacters) becomes U+FFFD, and so do bidirectional overrides. Line breaks and tabs are written as
 * references, because a parser would make spaces of them in an attribute.
 */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[\p{Cs}\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replaceAll(/[\p{Cc}&<>"'\u2028\u2029]/gu, (sign) => {
      if (sign === '\t' || sign === '\n' || sign === '\r' || !/\p{Cc}/u.test(sign))
        return `&#${sign.codePointAt(0)};`;
      return '\ufffd';
    });
}
