import Stripe from 'stripe';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { body, headerAt, mac, now, nowSeconds, secret } from './independent-signer.ts';

/** What is given to both verifiers at the fixed time. */
interface Case {
  readonly about: string;
  readonly header: unknown;
  readonly body?: string | Uint8Array;
  readonly secret?: string;
  readonly toleranceSeconds?: number;
}

export interface Difference {
  readonly about: string;
  /** `accepts`, or the check or the error code that refused. */
  readonly ours: string;
  readonly stripe: 'accepts' | 'refuses';
}

const good = mac();
const bom = Buffer.from('\ufeff{}');
const broken = Buffer.from([0x7b, 0xff, 0x7d]);
const replaced = Buffer.from(broken.toString('utf8'));
const at = (t: string | number, rest = ''): string => `t=${t},v1=${good}${rest}`;
/** Signed over the number that a lax parser makes of the text. */
const readAs = (text: string, number: string | number): string => `t=${text},v1=${mac(body, number)}`;

export const cases: readonly Case[] = [
  { about: 'a timestamp more than 300 s in the future', header: headerAt(nowSeconds + 301) },
  { about: 'a timestamp a year in the future', header: headerAt(nowSeconds + 31_536_000) },
  { about: 'a timestamp in milliseconds', header: headerAt(nowSeconds * 1000) },
  { about: '`t=abc`, signed over `NaN.`', header: readAs('abc', 'NaN') },
  { about: 'an empty timestamp, signed over `NaN.`', header: readAs('', 'NaN') },
  { about: 'letters behind the digits of the timestamp', header: readAs(`${nowSeconds}abc`, nowSeconds) },
  { about: 'a zero before the digits of the timestamp', header: readAs(`0${nowSeconds}`, nowSeconds) },
  { about: 'a plus sign before the timestamp', header: readAs(`+${nowSeconds}`, nowSeconds) },
  { about: 'a fraction behind the timestamp', header: readAs(`${nowSeconds}.9`, nowSeconds) },
  { about: 'a space before the timestamp', header: readAs(` ${nowSeconds}`, nowSeconds) },
  { about: 'two timestamps, the last one signed', header: `t=1,${at(nowSeconds)}` },
  { about: 'two timestamps, the first one signed', header: `${at(nowSeconds)},t=1` },
  { about: 'more than 16 signatures, one of them right', header: at(nowSeconds, `,v1=${good}`.repeat(16)) },
  { about: '`=junk` behind the signature', header: at(nowSeconds, '=junk') },
  { about: 'an element that is not `key=value`', header: at(nowSeconds, ',junk') },
  { about: 'a comma at the end of the header', header: at(nowSeconds, ',') },
  { about: 'a newline at the end of an unknown element', header: at(nowSeconds, ',v0=x\n') },
  { about: 'a space after the comma', header: `t=${nowSeconds}, v1=${good}` },
  { about: 'the signature in upper case', header: `t=${nowSeconds},v1=${good.toUpperCase()}` },
  { about: 'the header as bytes', header: Buffer.from(at(nowSeconds)) },
  { about: 'the header as a list of one', header: [at(nowSeconds)] },
  { about: 'a tolerance of 0', header: headerAt(1), toleranceSeconds: 0 },
  { about: 'a tolerance of NaN', header: headerAt(1), toleranceSeconds: Number.NaN },
  { about: 'a negative tolerance', header: headerAt(1), toleranceSeconds: -1 },
  { about: 'a tolerance of Infinity', header: headerAt(1), toleranceSeconds: Number.POSITIVE_INFINITY },
  { about: 'a secret that is `whsec_` alone', header: headerAt(nowSeconds, 'whsec_'), secret: 'whsec_' },
  { about: 'a secret with a newline at its end', header: headerAt(nowSeconds, 'key\n'), secret: 'key\n' },
  { about: 'an empty secret', header: headerAt(nowSeconds, ''), secret: '' },
  { about: 'an empty body, as text', header: headerAt(nowSeconds, secret, Buffer.alloc(0)), body: '' },
  { about: 'bytes with a byte order mark', header: headerAt(nowSeconds, secret, bom), body: bom },
  { about: 'bytes that are not UTF-8', header: headerAt(nowSeconds, secret, broken), body: broken },
  {
    about: 'those bytes, U+FFFD signed in their place',
    header: headerAt(nowSeconds, secret, replaced),
    body: broken,
  },
  { about: 'the right signature behind a wrong one', header: `t=${nowSeconds},v1=00,v1=${good}` },
  { about: 'the signature before the timestamp', header: `v1=${good},t=${nowSeconds}` },
];

function ours({ header, body: sent = body, secret: key = secret, toleranceSeconds = 300 }: Case): string {
  try {
    const result = verifySignature(sent, header as string, key, { now, toleranceSeconds });
    return result.kind === 'verified' ? 'accepts' : result.check;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

function stripe({ header, body: sent = body, secret: key = secret, toleranceSeconds = 300 }: Case) {
  try {
    verifyHeader(sent, header, key, toleranceSeconds);
    return 'accepts';
  } catch {
    return 'refuses';
  }
}

/** Stripe's verifier at the fixed time; throws what it throws. */
export function verifyHeader(
  sent: string | Uint8Array,
  header: unknown,
  key: string,
  toleranceSeconds = 300,
): boolean | undefined {
  const at = now.getTime();
  const { signature } = Stripe.webhooks;
  return signature?.verifyHeader(sent as Buffer, header as string, key, toleranceSeconds, undefined, at);
}

/** Every case in which one accepts and the other does not. */
export function findDifferences(): readonly Difference[] {
  return cases
    .map((given) => ({ about: given.about, ours: ours(given), stripe: stripe(given) }) as const)
    .filter((row) => (row.ours === 'accepts') !== (row.stripe === 'accepts'));
}

/** The differences as the table of spec/README.md. */
export function differenceTable(): string {
  const rows = findDifferences().map(
    ({ about, ours, stripe }) =>
      `| ${about} | ${ours === 'accepts' ? 'accepted' : `refused: \`${ours}\``} | ${stripe === 'accepts' ? 'accepted' : 'refused'} |`,
  );
  return [
    '| what arrives, or is configured | here | the `stripe` package |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
