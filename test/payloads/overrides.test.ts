import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { parseOverride } from '../../mock-server/payloads/parse-override.ts';

const run = 'workflow.run.failed';
const job = 'document-insights.job.completed';

const set = (...overrides: readonly string[]) =>
  createEvent(run, { example: 'full', asIs: true, overrides: overrides.map(parseOverride) });

const uncheckedSet = (...overrides: readonly string[]) =>
  createEvent(run, { example: 'full', asIs: true, unchecked: true, overrides: overrides.map(parseOverride) });

/** What stands at a list of keys. */
const at = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce((inner, key) => Object(inner)[key], value);

describe('the type of a value follows from the contract', () => {
  test.each([
    ['data.error.code=TIMEOUT', ['data', 'error', 'code'], 'TIMEOUT'],
    ['data.error.code=12', ['data', 'error', 'code'], '12'],
    ['data.error.code=true', ['data', 'error', 'code'], 'true'],
    ['data.error.code=null', ['data', 'error', 'code'], 'null'],
    ['data.error.code=', ['data', 'error', 'code'], ''],
    ['data.error.message=a=b', ['data', 'error', 'message'], 'a=b'],
    ['data.error.message= with spaces ', ['data', 'error', 'message'], ' with spaces '],
    ['data.durationMs=12', ['data', 'durationMs'], 12],
    ['data.durationMs:=12', ['data', 'durationMs'], 12],
    ['data.progress={"stepsCompleted":0,"stepsTotal":9}', ['data', 'progress', 'stepsTotal'], 9],
    ['data.steps=[]', ['data', 'steps'], []],
    ['data.steps.0.status=PAUSED', ['data', 'steps', 0, 'status'], 'PAUSED'],
    ['data.steps[1].status=PAUSED', ['data', 'steps', 1, 'status'], 'PAUSED'],
    ['data.steps[1].nestedRuns.data[0].id=run', ['data', 'steps', 1, 'nestedRuns', 'data', 0, 'id'], 'run'],
    ['data.steps.0.output=12', ['data', 'steps', 0, 'output'], 12],
    ['data.steps.0.output=null', ['data', 'steps', 0, 'output'], null],
    ['data.steps.0.output={"a":[1]}', ['data', 'steps', 0, 'output'], { a: [1] }],
    ['data.steps.0.output=plain text', ['data', 'steps', 0, 'output'], 'plain text'],
    ['data.steps.0.output:="12"', ['data', 'steps', 0, 'output'], '12'],
    ['data.steps.0.output.valueOf.own=yes', ['data', 'steps', 0, 'output', 'valueOf'], { own: 'yes' }],
    ['data.steps.0.output.any.depth=yes', ['data', 'steps', 0, 'output', 'any'], { depth: 'yes' }],
  ] as const)('%s', (override, keys, expected) => {
    expect(at(set(override), ...keys)).toEqual(expected);
  });

  test('any text is taken as it is where the contract says string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(at(set(`data.error.message=${text}`), 'data', 'error', 'message')).toBe(text);
      }),
    );
  });

  test('any JSON comes through as it is, where the contract says nothing about it', () => {
    const unsafe = /"(?:__proto__|constructor|prototype)":/;
    fc.assert(
      fc.property(
        fc.json().filter((json) => !unsafe.test(json)),
        (json) => {
          expect(at(set(`data.steps.0.output:=${json}`), 'data', 'steps', 0, 'output')).toEqual(
            JSON.parse(json),
          );
        },
      ),
    );
  });
});

describe('what is not there yet is made', () => {
  test('an object of the contract', () => {
    const event = createEvent(job, {
      example: 'minimal',
      overrides: ['data.metadata.department=legal', 'data.metadata.count=12'].map(parseOverride),
    });
    expect(event.data.metadata).toEqual({ department: 'legal', count: '12' });
  });

  test('an item after the last', () => {
    const step = '{"id":"s","name":"n","type":"t","status":"QUEUED","nestedRuns":{"count":0,"data":[]}}';
    expect(set(`data.steps.3=${step}`).data.steps).toHaveLength(4);
  });

  test('a list of the contract', () => {
    const place = '{"page":1,"x":0,"y":0,"width":1,"height":1}';
    const event = createEvent(job, {
      example: 'full',
      overrides: [
        { path: 'data.output.fields.0.placements', value: undefined },
        parseOverride(`data.output.fields[0].placements[0]=${place}`),
      ],
    });
    expect(event.data.output.fields[0]?.placements).toEqual([JSON.parse(place)]);
  });
});

test.each([
  ['data.eror.code=X', 'Did you mean data.error.code?'],
  ['data.ERROR.code=X', 'Did you mean data.error.code?'],
  ['error.code=X', 'Did you mean data.error.code?'],
  ['data.steps[0].mesage=X', 'Did you mean data.steps.0.message?'],
  ['occuredAt=X', 'Did you mean occurredAt?'],
  ['data.toString=X', 'the contract has no "toString" in data.'],
  ['data.quite-other=X', 'It has runId, workflowId,'],
  ['data.error.code.deeper=X', 'data.error.code is of type string and holds nothing.'],
  ['data.steps.first=X', 'data.steps is a list, and "first" is no index.'],
  ['data.steps.-1=X', 'data.steps is a list, and "-1" is no index.'],
  ['data.steps.9.name=X', 'data.steps is a list of length 3 without index 9.'],
  ['data.steps.0.output.0.a=X', 'data.steps.0.output.0 is 1 and holds nothing.'],
  ['data.durationMs=soon', 'the contract wants a value of type integer there, as JSON.'],
  ['data.error.code', 'it has no "=".'],
  ['=X', 'the path is not of the form'],
  [':=1', 'the path is not of the form'],
  ['data..error=X', 'the path is not of the form'],
  ['data.steps[x]=X', 'the path is not of the form'],
  ['.data=X', 'the path is not of the form'],
  ['data.error.code:=X', 'what follows ":=" is not JSON.'],
])('%s is refused: %s', (override, problem) => {
  const first = 'data.steps.0.output=[1]';
  expect(() => set(first, override)).toThrow(
    expect.objectContaining({ code: 'PLEXTERA_BAD_OVERRIDE', message: expect.stringContaining(problem) }),
  );
});

test('an event that would break the contract is refused, with what is wrong and where', () => {
  expect(() => set('data.error.code:=12', 'data.durationMs=-1')).toThrow(
    expect.objectContaining({
      code: 'PLEXTERA_INVALID_EVENT',
      message: expect.stringMatching(/\/data\/durationMs must be >= 0.*\/data\/error\/code must be string/),
      hint: expect.stringContaining('--unchecked'),
    }),
  );
  expect(() => set('data={}')).toThrow(/; and \d+ more$/);
});

test('unchecked, an event may break the contract, and unknown paths are set', () => {
  const event = uncheckedSet(
    'data.error.code:=12',
    'data.durationMs=soon',
    'data.new.part=1',
    'other=text',
    'data.error.code2={"a":1}',
  );
  expect(event.data).toMatchObject({
    error: { code: 12, code2: { a: 1 } },
    durationMs: 'soon',
    new: { part: 1 },
  });
  expect(at(event, 'other')).toBe('text');
});

test('undefined removes a property or an item', () => {
  const options = { example: 'full', asIs: true } as const;
  const event = createEvent(run, {
    ...options,
    overrides: [
      { path: 'data.startedAt', value: undefined },
      { path: 'data.steps.0', value: undefined },
    ],
  });
  expect(event.data).not.toHaveProperty('startedAt');
  expect(event.data.steps.map(({ id }) => id)).toEqual(['step_02', 'step_03']);
  expect(
    createEvent(run, { ...options, overrides: { data: { startedAt: undefined } } }).data,
  ).not.toHaveProperty('startedAt');
});

test('a later override sees what an earlier one did', () => {
  const data = createEvent(run, { seed: 1 }).data;
  const event = createEvent(run, {
    overrides: [{ path: 'data', value: data }, parseOverride('data.error.code=LATER')],
  });
  expect(event.data).toEqual({ ...data, error: { ...data.error, code: 'LATER' } });
});

test('nothing follows an override: a person sets what they want', () => {
  const event = set('data.steps=[]', 'data.completedAt=2031-01-01T00:00:00Z');
  expect(event.data.progress).toEqual({ stepsCompleted: 1, stepsTotal: 3 });
  expect(event.occurredAt).toBe('2026-04-07T10:12:30Z');
});

describe('a part of the event', () => {
  test('is merged object by object, and its arrays replace', () => {
    const whole = createEvent(run, { seed: 2 });
    const event = createEvent(run, { seed: 2, overrides: { data: { error: { code: 'X' }, steps: [] } } });
    expect(event).toEqual({
      ...whole,
      data: { ...whole.data, error: { ...whole.data.error, code: 'X' }, steps: [] },
    });
  });

  test('takes names with dots, as a path in segments does', () => {
    const byPart = createEvent(job, { seed: 1, overrides: { data: { metadata: { 'a.b': 'c' } } } });
    const path = ['data', 'metadata', 'a.b'];
    expect(byPart.data.metadata).toHaveProperty(['a.b'], 'c');
    expect(createEvent(job, { seed: 1, overrides: [{ path, value: 'c' }] })).toEqual(byPart);
  });

  test('with an unknown name is refused', () => {
    const overrides: Readonly<Record<string, unknown>> = { data: { eror: { code: 'X' } } };
    const type: Parameters<typeof createEvent>[0] = run;
    expect(() => createEvent(type, { overrides })).toThrow(/Did you mean data\.error\?/);
  });

  test('with nothing in it changes nothing', () => {
    expect(createEvent(run, { seed: 1, overrides: {} })).toEqual(
      createEvent(run, { seed: 1, overrides: [] }),
    );
  });
});

describe('names that lead to the prototype of every object', () => {
  const polluted = (): unknown => at({}, 'polluted');

  test.each([
    '__proto__.polluted=1',
    'data.__proto__.polluted=1',
    'data.constructor.prototype.polluted=1',
    'data.steps.0.output.__proto__.polluted=1',
    'data.steps.0.output={"__proto__":{"polluted":1}}',
    'data.steps.0.output:={"a":[{"constructor":{"prototype":{"polluted":1}}}]}',
    'data.prototype=1',
  ])('%s is refused, also unchecked', (override) => {
    for (const apply of [set, uncheckedSet]) {
      expect(() => apply(override)).toThrow(expect.objectContaining({ code: 'PLEXTERA_BAD_OVERRIDE' }));
      expect(polluted()).toBeUndefined();
    }
  });

  test('are refused in a part of an event too', () => {
    for (const json of ['{"__proto__":{"polluted":1}}', '{"data":{"__proto__":{"polluted":1}}}']) {
      for (const unchecked of [true, false]) {
        expect(() => createEvent(run, { overrides: JSON.parse(json), unchecked })).toThrow(
          /__proto__ is refused/,
        );
        expect(polluted()).toBeUndefined();
      }
    }
  });
});

test('a value that JSON cannot write is refused', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const value of [circle, 12n, () => 1, Symbol('s')]) {
    expect(() => createEvent(run, { overrides: [{ path: 'data.steps', value }] })).toThrow(
      /cannot be written as JSON/,
    );
  }
});

test('a value is copied: changing it later changes no event', () => {
  const value = { note: 'first' };
  const event = createEvent(run, { seed: 1, overrides: [{ path: ['data', 'steps', '0', 'output'], value }] });
  value.note = 'second';
  expect(event.data.steps[0]?.output).toEqual({ note: 'first' });
});
