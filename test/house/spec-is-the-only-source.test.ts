import { describe, expect, test } from 'vitest';
import {
  deliveryRules,
  eventTypes,
  headers,
  signatureParameters,
} from '../../mock-server/contract/catalog.ts';
import { readSources } from '../../scripts/check-imports.ts';

/** What may be said in the contract alone, and how to find it. */
interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Constants may stand in a comment that explains them; names may not, since nobody would rename them there. */
  readonly inComments: boolean;
  readonly allowed?: (path: string, found: string) => boolean;
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (texts: readonly (string | number)[]) => texts.map((text) => literal(String(text))).join('|');
/** A number as it may be written in TypeScript, with or without underscores. */
const number = (value: number) => [...String(value)].map(literal).join('_?');

const { retry, deadlineMs, responseBodyCapBytes, goneStatuses } = deliveryRules;
const { format, timestampKey, signatureKey, valueSeparator, secretPrefix, toleranceSeconds, algorithm } =
  signatureParameters;

const rules: readonly Rule[] = [
  { name: 'an event type', pattern: new RegExp(oneOf(eventTypes), 'gi'), inComments: true },
  {
    name: 'a header',
    pattern: new RegExp(oneOf(Object.values(headers).map(({ name }) => name)), 'gi'),
    inComments: true,
    // The extension of AsyncAPI that holds the signature has the letters of the header by chance.
    allowed: (path, found) => path.startsWith('scripts/generate/') && found === 'x-plextera-signature',
  },
  { name: 'the form of the signature', pattern: new RegExp(literal(format), 'g'), inComments: true },
  {
    name: 'a key of the signature',
    pattern: new RegExp(
      `['"\`,](?:${oneOf([timestampKey, signatureKey])})(?:${literal(valueSeparator)}(?:\\$\\{|[\\da-f'"\`])|['"\`])`,
      'g',
    ),
    inComments: false,
  },
  {
    name: 'the algorithm',
    // A plain hash, such as of a seed, has nothing to do with signing.
    pattern: new RegExp(`(?<!createHash\\()['"\`]${literal(algorithm)}['"\`]`, 'g'),
    inComments: false,
  },
  { name: 'the prefix of secrets', pattern: new RegExp(literal(secretPrefix), 'g'), inComments: false },
  {
    name: 'the tolerance',
    pattern: new RegExp(
      `tolerance\\w*['"]?\\s*(?:[:=]|\\?\\?|\\|\\|)\\s*${number(toleranceSeconds)}\\b`,
      'gi',
    ),
    inComments: false,
  },
  {
    name: 'a number of the delivery rules',
    pattern: new RegExp(
      `\\b(?:baseMs|factor|capMs|maxAttempts|jitter|deadlineMs|responseBodyCapBytes|toleranceSeconds|maxSignatures)['"]?\\s*` +
        `(?:[:=]|\\?\\?|\\|\\|)\\s*[\\d.]`,
      'g',
    ),
    inComments: false,
  },
  {
    name: 'a number that is told apart by its size',
    pattern: new RegExp(`\\b${number(retry.capMs)}\\b`, 'g'),
    inComments: false,
  },
  {
    name: 'a status that ends a subscription',
    pattern: new RegExp(`(?:[=!]==?|case)\\s*(?:${oneOf(goneStatuses)})\\b`, 'g'),
    inComments: false,
  },
];

function findBreaches(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    rules.flatMap(({ name, pattern, inComments, allowed }) => {
      const searched = inComments ? text : text.replaceAll(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm, '');
      return [...searched.matchAll(pattern)]
        .filter(([found]) => !allowed?.(path, found))
        .map(([found]) => `${path} says ${name}: ${found}`);
    }),
  );
}

test('no TypeScript of the mock or the generator names what only the contract may', () => {
  const sources = readSources('.', 'mock-server', 'scripts');
  expect(sources.size).toBeGreaterThan(100);
  expect(findBreaches(sources)).toEqual([]);
});

describe('it notices', () => {
  const first = headers.deliveryId.name;

  test.each([
    ['an event type', `const type = '${eventTypes[0]}';`],
    ['an event type in a comment', `// as in ${eventTypes.at(-1)}`],
    ['a header', `request.headers['${first}']`],
    ['a header in lower case', `request.headers['${first.toLowerCase()}']`],
    ['the form of the signature', `const form = '${format}';`],
    ['the keys of the signature', `const header = \`${timestampKey}=\${seconds}\`;`],
    ['a key of the signature', `if (key === '${signatureKey}') use(value);`],
    ['the algorithm', `createHmac('${algorithm}', key)`],
    ['the prefix of secrets', `secret.startsWith('${secretPrefix}')`],
    ['the tolerance', `const toleranceSeconds = options.tolerance ?? ${toleranceSeconds};`],
    ['a retry number', `const rules = { maxAttempts: ${retry.maxAttempts} };`],
    ['the first delay', `const baseMs = ${retry.baseMs};`],
    ['the longest delay', 'wait(43_200_000)'],
    ['the deadline', `send({ deadlineMs: ${deadlineMs} })`],
    ['a status that ends a subscription', `if (status === ${goneStatuses[0]}) pause();`],
  ])('%s', (_, text) => {
    expect(findBreaches(new Map([['mock-server/dispatch/planted.ts', text]]))).not.toEqual([]);
  });

  test('not the extension of AsyncAPI in the generator, but elsewhere', () => {
    const text = "const key = 'x-plextera-signature';";
    expect(findBreaches(new Map([['scripts/generate/x.ts', text]]))).toEqual([]);
    expect(findBreaches(new Map([['mock-server/contract/x.ts', text]]))).toHaveLength(1);
  });
});

test('the cap of an answer is passed on from the contract, not left to the transport', () => {
  expect(responseBodyCapBytes).toBeGreaterThan(0);
  const source = readSources('.', 'mock-server/cli').get('mock-server/cli/options/target.ts');
  expect(source).toContain('deliveryRules.responseBodyCapBytes');
});
