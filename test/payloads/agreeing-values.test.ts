import { beforeAll, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import type { PlexteraEvent } from '../../mock-server/contract/event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { type Found, isObject, walkObjects } from '../fixtures/walk-json.ts';

// The facts by name, on purpose: the hints that events are made from could be wrong themselves.
const events: PlexteraEvent[] = [];
beforeAll(() => {
  for (const type of eventTypes) {
    for (let seed = 0; seed < 500; seed++) events.push(createEvent(type, { seed }));
  }
});

/** Runs a rule on every object that has all of these properties; there have to be some. */
function forEachWith(names: readonly string[], rule: (found: Found) => void): void {
  let seen = 0;
  for (const event of events) {
    for (const found of walkObjects(event)) {
      if (!names.every((name) => Object.hasOwn(found.object, name))) continue;
      seen += 1;
      rule(found);
    }
  }
  expect(seen).toBeGreaterThan(0);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const timeOf = (value: unknown): number => Date.parse(String(value));

test('fields are counted', () => {
  forEachWith(['fieldCount', 'fields'], ({ object }) => {
    expect(object.fieldCount).toBe(listOf(object.fields).length);
  });
});

test('nested runs are counted', () => {
  forEachWith(['count', 'data'], ({ object }) => expect(object.count).toBe(listOf(object.data).length));
});

test('completed steps are counted, and there are not more steps than in all', () => {
  forEachWith(['progress', 'steps'], ({ object }) => {
    const steps = listOf(object.steps).filter(isObject);
    const completed = steps.filter(({ status }) => status === 'COMPLETED').length;
    expect(object.progress).toEqual({ stepsCompleted: completed, stepsTotal: steps.length });
  });
});

test('steps are numbered from one', () => {
  forEachWith(['steps'], ({ object }) => {
    const ids = listOf(object.steps).map((step) => isObject(step) && step.id);
    expect(ids).toEqual(ids.map((_, index) => `step_${String(index + 1).padStart(2, '0')}`));
  });
});

test('an event occurred when its resource completed', () => {
  forEachWith(['occurredAt', 'data'], ({ object }) => {
    expect(isObject(object.data) && object.data.completedAt).toBe(object.occurredAt);
  });
});

test('times are whole seconds in UTC, in the order of a life', () => {
  forEachWith(['createdAt', 'completedAt'], ({ object }) => {
    const { createdAt, startedAt = createdAt, updatedAt, completedAt } = object;
    const times = [createdAt, startedAt, updatedAt, completedAt];
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(times.map(timeOf)).toEqual(times.map(timeOf).sort((a, b) => a - b));
    expect(timeOf(createdAt)).toBeLessThan(timeOf(completedAt));
    if (object.startedAt !== undefined) expect(timeOf(startedAt)).toBeGreaterThan(timeOf(createdAt));
    if (object.startedAt !== undefined) expect(timeOf(startedAt)).toBeLessThan(timeOf(completedAt));
  });
});

test('durations are the time between the moments', () => {
  forEachWith(['durationMs'], ({ object }) => {
    expect(object.durationMs).toBe(timeOf(object.completedAt) - timeOf(object.createdAt));
  });
  forEachWith(['computedDurationMs', 'startedAt'], ({ object }) => {
    expect(object.computedDurationMs).toBe(timeOf(object.completedAt) - timeOf(object.startedAt));
  });
});

test('a nested run lives inside the life of the run around it', () => {
  forEachWith(['id', 'completedAt', 'steps'], ({ object, around }) => {
    const outer = around.find((other) => 'createdAt' in other);
    expect(timeOf(object.createdAt)).toBeGreaterThanOrEqual(timeOf(outer?.startedAt ?? outer?.createdAt));
    expect(timeOf(object.completedAt)).toBeLessThanOrEqual(timeOf(outer?.completedAt));
  });
});

test('the workflow is named twice and alike', () => {
  forEachWith(['workflowId', 'workflow'], ({ object }) => {
    expect(isObject(object.workflow) && object.workflow.id).toBe(object.workflowId);
  });
});

test('output is available exactly when it is there', () => {
  forEachWith(['outputAvailable'], ({ object }) => {
    expect(object.outputAvailable).toBe('output' in object);
    expect('output' in object).toBe(object.status === 'COMPLETED');
  });
});

test('a run that failed has the message of its failed step, which is its last', () => {
  forEachWith(['steps', 'error'], ({ object }) => {
    const last = listOf(object.steps).at(-1);
    expect(last).toMatchObject({ status: 'FAILED' });
    expect(isObject(object.error) && object.error.message).toBe(isObject(last) && last.message);
  });
});

test('a place lies on its page', () => {
  forEachWith(['page', 'x', 'y'], ({ object }) => {
    expect(Number(object.x) + Number(object.width)).toBeLessThanOrEqual(1);
    expect(Number(object.y) + Number(object.height)).toBeLessThanOrEqual(1);
  });
});

test('a place lies on a page that the document has', () => {
  forEachWith(['document', 'output'], ({ object }) => {
    const pages = [...walkObjects(object.output)].map(({ object: { page = 0 } }) => Number(page));
    const { pageCount = Number.POSITIVE_INFINITY } = isObject(object.document) ? object.document : {};
    expect(Math.max(...pages)).toBeLessThanOrEqual(Number(pageCount));
  });
});
