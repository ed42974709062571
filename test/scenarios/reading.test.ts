import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { readScenario, scenarioCapBytes } from '../../mock-server/scenarios/read-scenario.ts';
import type { ScenarioProblem } from '../../mock-server/scenarios/reading/problem.ts';

const [type] = eventTypes;
const head = 'name: of-this-test\nsummary: x\nsteps:\n';

function problemsOf(source: string | Uint8Array): readonly ScenarioProblem[] {
  const reading = readScenario(source);
  return reading.kind === 'problems' ? reading.problems : [];
}

/** One step in line 4, whose value begins in column 5. */
const step = (text: string) => `${head}  - ${text}\n`;

describe('it says where, what and what to do of', () => {
  test.each([
    [
      'a misspelt key of the file',
      `timeLimt: 5s\n${step('advance: 1s')}`,
      '1:1',
      '',
      /"timeLimt" .*mean timeLimit/,
      /steps/,
    ],
    [
      'a name that is none',
      `name: Of This\nsummary: x\nsteps: [{ advance: 1s }]`,
      '1:7',
      '/name',
      /form/,
      /kebab-case/,
    ],
    ['a missing key', 'name: x\nsummary: x\n', '1:1', '', /"steps" is missing/, /A list of/],
    ['no steps', 'name: x\nsummary: x\nsteps: []\n', '3:8', '/steps', /fewer than 1/, /1 to 200/],
    ['a list', '- advance: 1s\n', '1:1', '', /a mapping, not/, /Steps that/],
    ['nothing', '', '1:1', '', /a mapping, not null/, /Steps that/],
    ['a misspelt step', step('emmit: {}'), '4:5', '/steps/0', /"emmit" .*mean emit/, /emit, traffic, wait/],
    [
      'a step that is two',
      step('{ advance: 1s, resend: { state: waiting } }'),
      '4:5',
      '/steps/0',
      /2 keys/,
      /exactly one/,
    ],
    ['a step that is none', step('{}'), '4:5', '/steps/0', /0 keys/, /exactly one/],
    ['a reference', step("$ref: '#/steps/0'"), '4:5', '/steps/0', /"\$ref"/, /emit, traffic/],
    [
      'an event type',
      step(`emit: { type: ${type}d }`),
      '4:19',
      '/steps/0/emit/type',
      new RegExp(`mean ${type}\\?`),
      /An event type/,
    ],
    [
      'a count',
      step(`emit: { type: ${type}, count: 1001 }`),
      `4:${28 + type.length}`,
      '/steps/0/emit/count',
      /<= 1000/,
      /1 to 1000/,
    ],
    [
      'an override',
      step(`emit: { type: ${type}, overrides: { data: { statu: x } } }`),
      `4:${32 + type.length}`,
      '/steps/0/emit/overrides',
      /mean data.status/,
      /unchecked/,
    ],
    [
      'an event that breaks the contract',
      step(`emit: { type: ${type}, overrides: { data: 1 } }`),
      `4:${32 + type.length}`,
      '/steps/0/emit/overrides',
      /must be object/,
      /unchecked/,
    ],
    [
      'a path to the prototype',
      step(`emit: { type: ${type}, overrides: { __proto__: 1 } }`),
      `4:${32 + type.length}`,
      '/steps/0/emit/overrides',
      /refused/,
      /unchecked/,
    ],
    [
      'an example',
      step(`emit: { type: ${type}, example: ful }`),
      `4:${30 + type.length}`,
      '/steps/0/emit/example',
      /no example "ful"/,
      /minimal, full/,
    ],
    ['a duration', step('advance: 10'), '4:14', '/steps/0/advance', /a text, not 10/, /30s/],
    ['a unit', step('advance: 10y'), '4:14', '/steps/0/advance', /form/, /30s/],
    ['a long advance', step('advance: 400d'), '4:14', '/steps/0/advance', /too long/, /366d/],
    [
      'a state',
      step('wait: { for: delivred }'),
      '4:18',
      '/steps/0/wait/for',
      /mean delivered/,
      /What deliveries/,
    ],
    [
      'a wait for nothing',
      step('wait: { within: 1s }'),
      '4:11',
      '/steps/0/wait',
      /nothing/,
      /how many attempts/,
    ],
    [
      'a wait for some of no state',
      step('wait: { attempts: 1, count: 2 }'),
      '4:33',
      '/steps/0/wait/count',
      /no state/,
      /`for`/,
    ],
    [
      'a long wait',
      step('wait: { attempts: 1, within: 6m }'),
      '4:34',
      '/steps/0/wait/within',
      /too long/,
      /5m/,
    ],
    [
      'a label',
      step('wait: { attempts: 1, of: nobody }'),
      '4:30',
      '/steps/0/wait/of',
      /called "nobody"/,
      /`as`/,
    ],
    [
      'a fault',
      step('fault: { add: { name: dorp } }'),
      '4:19',
      '/steps/0/fault/add',
      /mean drop/,
      /early-close/,
    ],
    [
      'an option of a fault',
      step('fault: { add: { name: drop, options: { lose: x } } }'),
      '4:19',
      '/steps/0/fault/add',
      /mean loses/,
      /loses, wait/,
    ],
    [
      'a scope',
      step('fault: { add: { name: drop, scope: { share: 2 } } }'),
      '4:19',
      '/steps/0/fault/add',
      /from 0 to 1/,
      /Leave/,
    ],
    ['a preset', step('fault: { preset: flakey }'), '4:22', '/steps/0/fault/preset', /mean flaky/, /forged/],
    [
      'a fault to end',
      step('fault: { remove: drp }'),
      '4:22',
      '/steps/0/fault/remove',
      /mean drop/,
      /early-close/,
    ],
    [
      'a reset that is none',
      step('fault: { reset: false }'),
      '4:21',
      '/steps/0/fault/reset',
      /must be true, not false/,
      /Ends all/,
    ],
    [
      'a secret',
      step('rotate: { signWith: [knwon] }'),
      '4:26',
      '/steps/0/rotate/signWith/0',
      /mean known/,
      /known or other/,
    ],
    [
      'a count of nothing',
      step('expect: { delivered: { mim: 1 } }'),
      '4:28',
      '/steps/0/expect/delivered',
      /mean min/,
      /min, max/,
    ],
    ['a status', step('expect: { lastStatus: 9xx }'), '4:27', '/steps/0/expect/lastStatus', /form/, /4xx/],
    [
      'an outcome',
      step('expect: { outcomes: { deliverd: 1 } }'),
      '4:27',
      '/steps/0/expect/outcomes',
      /mean delivered/,
      /retryable/,
    ],
    [
      'an expectation of nothing',
      `${head}  - emit: { type: ${type}, as: a }\n  - expect: { of: a }\n`,
      '5:13',
      '/steps/1/expect',
      /expects nothing/,
      /delivered: 1/,
    ],
    [
      'a mix',
      step(`traffic: { events: 1, over: 1h, within: 1s, mix: { ${type}x: 1 } }`),
      '4:56',
      '/steps/0/traffic/mix',
      new RegExp(`mean ${type}\\?`),
      /An event type/,
    ],
    [
      'a weight',
      step(`traffic: { events: 1, over: 1h, within: 1s, mix: { ${type}: 0 } }`),
      `4:${58 + type.length}`,
      `/steps/0/traffic/mix/${type}`,
      /> 0/,
      /weight/,
    ],
    [
      'a short day',
      step(`traffic: { events: 1, over: 1s, within: 2s, mix: { ${type}: 1 } }`),
      '4:33',
      '/steps/0/traffic/over',
      /not possible/,
      /within/,
    ],
    ['a long time', `timeLimit: 11m\n${step('advance: 1s')}`, '1:12', '/timeLimit', /too long/, /10m/],
    [
      'too many events',
      `${head}${`  - traffic: { events: 9999, over: 1h, within: 1s, mix: { ${type}: 1 } }\n`.repeat(3)}`,
      '4:3',
      '/steps',
      /29997 events/,
      /fewer/,
    ],
  ] as const)('%s', (_, source, where, pointer, message, hint) => {
    const problems = problemsOf(source);
    const found = problems.find((problem) => message.test(problem.message));
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect([`${found?.line}:${found?.column}`, found?.pointer]).toEqual([where, pointer]);
    expect(found?.hint).toMatch(hint);
  });
});

test('all that is wrong is said at once, in the order of the file', () => {
  const lines = problemsOf(`nam: x\n${head}  - emmit: {}\n  - wait: { for: x }\n  - advance: 1\n`).map(
    ({ line }) => line,
  );
  expect(lines).toEqual([1, 5, 6, 7]);
});

describe('YAML that is no plain data is refused:', () => {
  const bomb = `${head}  - emit: { type: ${type}, overrides: { a: &a [x, x], ${Array.from(
    { length: 12 },
    (_, at) => {
      const before = at === 0 ? 'a' : `b${at - 1}`;
      return `b${at}: &b${at} [${Array(9).fill(`*${before}`).join(', ')}]`;
    },
  ).join(', ')} } }\n`;

  test.each([
    ['code', step('advance: !!js/function "() => 1"'), /tag/i],
    ['a tag', step('advance: !secret 1s'), /tag/i],
    ['aliases that multiply', bomb, /alias/i],
    ['an alias that holds itself', step('&a { emit: *a }'), /alias|circular/i],
    ['an alias of nothing', step('*nobody'), /alias/i],
    ['a key twice', 'name: x\nname: y\n', /unique/i],
    ['two documents', `${step('advance: 1s')}---\na: 1\n`, /documents/i],
    ['what is nested without end', '['.repeat(200_000), /./],
    ['half of JSON', '{ "name": ', /./],
    ['a tab', '\tname: x\n', /./],
  ])('%s', (_, source, message) => {
    const problems = problemsOf(source);
    expect(problems[0]?.message).toMatch(/^It is not valid YAML: /);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.line).toBeGreaterThan(0);
  });

  test('more than 1 MiB, before it is read', () => {
    const long = `${step('advance: 1s')}#${'x'.repeat(scenarioCapBytes)}`;
    expect(problemsOf(long)).toMatchObject([{ line: 1, message: 'It is longer than 1 MiB.' }]);
    expect(problemsOf(long.slice(0, scenarioCapBytes))).toEqual([]);
  });

  test('bytes that are no text', () => {
    expect(problemsOf(Buffer.from([0xff, 0xfe, 0x00]))).toMatchObject([{ message: 'It is not UTF-8 text.' }]);
  });
});

test('a merge key merges nothing, and no name reaches a prototype', () => {
  expect(problemsOf(step('{ <<: { advance: 1s } }'))[0]?.message).toContain('no "<<"');
  const inherited = problemsOf('__proto__: { name: x }\n').map(({ message }) => message);
  expect(inherited).toContainEqual(expect.stringContaining('no "__proto__"'));
  expect(inherited).toContain('"name" is missing.');
  expect(({} as { name?: string }).name).toBeUndefined();
});

test('text from the file does nothing to a terminal', () => {
  const [problem] = problemsOf(step('"\\e[2Jemit": {}'));
  expect(problem?.message).toContain('[2Jemit');
  expect(JSON.stringify(problem)).not.toContain('\\u001b');
});

test('JSON is read alike, indented with tabs too', () => {
  const scenario = { $schema: 'x', name: 'x', summary: 'x', steps: [{ emit: { type, count: 2 } }] };
  expect(readScenario(JSON.stringify(scenario, null, '\t'))).toEqual({ kind: 'scenario', scenario });
  const broken = JSON.stringify({ ...scenario, steps: [{ emit: { type, count: '2' } }] }, null, 2);
  expect(problemsOf(broken)).toMatchObject([{ line: 9, column: 18, pointer: '/steps/0/emit/count' }]);
});

test('whatever stands in a file, every problem has a line and something to do', () => {
  const keys = [
    'name',
    'summary',
    'steps',
    'emit',
    'wait',
    'type',
    'for',
    'expect',
    'delivered',
    'fault',
    'add',
  ];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.array(tree, { maxLength: 3 }), (value, steps) => {
      for (const document of [value, { name: 'x', summary: 'x', steps }]) {
        const text = JSON.stringify(document, null, 1);
        const lines = text.split('\n').length;
        for (const { line, column, message, hint } of problemsOf(text)) {
          expect(line).toBeLessThanOrEqual(lines);
          expect(Math.min(line, column)).toBeGreaterThan(0);
          expect([message, hint].map((sentence) => sentence.trim())).not.toContain('');
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the schema that editors use knows the event types', () => {
  const file = join(import.meta.dirname, '../../generated/schemas/scenario.json');
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.definitions.eventType.enum).toEqual(eventTypes);
});
