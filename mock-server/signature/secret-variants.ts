import { signatureParameters } from '../contract/catalog.ts';
import { signedParts } from './compute-signature.ts';
import { hmac, type Variant } from './explain-variants.ts';

const { secretPrefix } = signatureParameters;

/** The secret read in another way. */
export function secretVariants(body: Buffer, timestamp: string, secret: string): readonly Variant[] {
  return [...spacedKeys(secret), ...quotedKeys(secret), ...otherKeys(secret)].map(([code, message, key]) => ({
    signature: hmac(key, signedParts(timestamp, body)),
    cause: { code, message, fix: fixes[code] },
  }));
}

const whole = `The key is the whole secret as text, ${secretPrefix} and all.`;
const fixes = {
  'secret-white-space': 'Remove white space around the secret where the other side stores it.',
  'secret-quoted': 'Remove the quotation marks around the secret.',
  'secret-prefix': whole,
  'secret-decoded': whole,
  'secret-empty': 'Set the secret on the side that signs.',
} as const;

type OtherKey = readonly [code: keyof typeof fixes, message: string, key: string | Buffer];

function spacedKeys(secret: string): readonly OtherKey[] {
  const code = 'secret-white-space';
  return [
    [code, 'it was signed with a newline behind the secret', `${secret}\n`],
    [code, 'it was signed with a CRLF behind the secret', `${secret}\r\n`],
    [code, 'it was signed with a space behind the secret', `${secret} `],
    [code, 'it was signed with a space before the secret', ` ${secret}`],
  ];
}

function quotedKeys(secret: string): readonly OtherKey[] {
  const code = 'secret-quoted';
  const bare = /^(["'])(.+)\1$/s.exec(secret)?.[2];
  if (bare !== undefined)
    return [[code, 'it was signed without the quotation marks that this secret has', bare]];
  return ['"', "'"].map((mark) => [
    code,
    'it was signed with quotation marks around the secret',
    mark + secret + mark,
  ]);
}

function otherKeys(secret: string): readonly OtherKey[] {
  const hasPrefix = secret.startsWith(secretPrefix);
  const bare = hasPrefix ? secret.slice(secretPrefix.length) : secret;
  const decoded = Buffer.from(bare, 'base64');
  const keys: readonly OtherKey[] = [
    hasPrefix
      ? ['secret-prefix', `it was signed without the ${secretPrefix} of the secret`, bare]
      : ['secret-prefix', `it was signed with ${secretPrefix} before the secret`, secretPrefix + secret],
    ['secret-decoded', 'it was signed with the secret decoded from base64', decoded],
    ['secret-empty', 'it was signed with an empty secret', ''],
  ];
  return keys.filter(([code, , key]) => key.length > 0 || code === 'secret-empty');
}
