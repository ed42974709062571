import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PlexteraError } from '../../mock-server/contract/errors.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { prepareSecrets, SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { assertSignature, verifySignature } from '../../mock-server/signature/verify.ts';
import { body, mac, now, nowSeconds } from './independent-signer.ts';

const text = 'whsec_9d1f5b7c3a2e4f60canary';

describe('V05 a secret that anyone could guess', () => {
  const empty = ['', ' ', '\t\r\n', '\u00a0', 'whsec_', ' whsec_', 'whsec_\n', undefined, null, 0, {}, []];
  test.each(empty)('%j throws as empty', (value) => {
    const attempt = () => new SigningSecret(value as string);
    expect(attempt).toThrow(expect.objectContaining({ code: 'PLEXTERA_SECRET_EMPTY' }));
  });

  test.each(['', ' ', 'whsec_', undefined as unknown as string])('%j neither signs nor verifies', (value) => {
    const forged = `t=${nowSeconds},v1=${mac(body, nowSeconds, '')}`;
    expect(() => verifySignature(body, forged, value, { now })).toThrow(PlexteraError);
    expect(() => sign(body, value, { now })).toThrow(PlexteraError);
  });
});

describe('V24 a secret with white space around it', () => {
  test.each([`${text}\n`, `${text}\r\n`, `${text} `, ` ${text}`, `\ufeff${text}`, `\t${text}`])(
    '%j throws and is not trimmed',
    (value) => {
      const attempt = () => new SigningSecret(value);
      expect(attempt).toThrow(expect.objectContaining({ code: 'PLEXTERA_SECRET_WHITESPACE' }));
      expect(attempt).toThrow('The signing secret begins or ends with white space.');
    },
  );

  test('inside of it is a part of the secret', () => {
    expect(sign(body, 'two words', { now })).toBe(`t=${nowSeconds},v1=${mac(body, nowSeconds, 'two words')}`);
  });
});

describe('a secret never shows itself', () => {
  const secret = new SigningSecret(text);
  const shown: Readonly<Record<string, string>> = {
    String: String(secret),
    template: `${secret}`,
    concatenation: `a${secret}`,
    toString: secret.toString(),
    toJSON: JSON.stringify({ secret }),
    inspect: inspect(secret),
    'inspect, deep': inspect({ list: [secret] }, { depth: 9, showHidden: true, getters: true }),
    'inspect without customs': inspect(secret, { customInspect: false, showHidden: true, getters: true }),
    keys: JSON.stringify(Object.entries(secret)),
    clone: inspect(structuredClone(secret)),
    spread: inspect({ ...secret }),
  };

  test.each(Object.entries(shown))('by %s', (_way, output) => {
    expect(output).not.toContain(text.slice(0, -4));
    expect(output).not.toContain(text.slice(6));
    expect(output).not.toContain(Buffer.from(text).toString('hex'));
  });

  test('in an error of ours', () => {
    const errors = [
      () => new SigningSecret(`${text}\n`),
      () => sign({} as string, text),
      () => verifySignature(body, '', text, { toleranceSeconds: 0 }),
      () => assertSignature(body, `t=${nowSeconds},v1=${'0'.repeat(64)}`, text, { now }),
    ].map((attempt) => {
      try {
        return attempt();
      } catch (error) {
        return error;
      }
    });
    for (const error of errors) {
      expect(error).toBeInstanceOf(PlexteraError);
      expect(inspect(error)).not.toContain(text);
    }
  });

  test('and its mask tells two secrets apart, as long as they are long enough', () => {
    expect(String(secret)).toBe('whsec_…nary');
    expect(JSON.stringify(secret)).toBe('"whsec_…nary"');
    expect(inspect(secret)).toBe('SigningSecret(whsec_…nary)');
    expect(String(new SigningSecret('whsec_fifteen_letters'))).toBe('whsec_…');
    expect(String(new SigningSecret('whsec_sixteen_letters.'))).toBe('whsec_…ers.');
    expect(String(new SigningSecret('without-a-prefix-whsec_'))).toBe('…sec_');
    expect(String(new SigningSecret('hunter2'))).toBe('…');
  });
});

test('a secret given as text is prepared once, and a prepared one is used as it is', () => {
  const prepared = new SigningSecret(text);
  expect(prepareSecrets(prepared)).toEqual([prepared]);
  expect(prepareSecrets(prepared)[0]).toBe(prepared);
  expect(prepareSecrets(text)[0]).toBe(prepareSecrets([text])[0]);
});

test('sixteen secrets given as text are kept ready, and a seventeenth makes room by forgetting them', () => {
  const textOf = (index: number): string => `whsec_kept_ready_${index}`;
  const prepare = (index: number): SigningSecret | undefined => prepareSecrets(textOf(index))[0];
  // Whatever other tests left behind is gone once more secrets than fit have been seen.
  let first = prepare(0);
  for (let index = 1; prepare(0) === first; index++) prepare(index);
  first = prepare(0);
  const kept = Array.from({ length: 14 }, (_, index) => prepare(100 + index));
  expect(prepare(0)).toBe(first);
  expect(kept.map((_, index) => prepare(100 + index))).toEqual(kept);
  prepare(200);
  expect(prepare(0)).not.toBe(first);
  expect(prepare(0)).toBe(prepare(0));
});

describe('assertSignature', () => {
  test('returns what was verified', () => {
    expect(assertSignature(body, sign(body, text, { now }), text, { now })).toEqual({
      kind: 'verified',
      signedAt: now,
      secretIndex: 0,
    });
  });

  test('throws a refusal with its check in the message', () => {
    expect(() => assertSignature(body, null, text)).toThrow(
      expect.objectContaining({
        code: 'PLEXTERA_SIGNATURE_REFUSED',
        message: 'The signature was refused: there is no signature header (header-missing)',
      }),
    );
  });
});
