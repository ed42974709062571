import { createContext, runInContext } from 'node:vm';
import { parseEvent } from '../../../../mock-server/contract/parse-event.ts';
import type { Defect } from '../defect.ts';

/** Merges the body into its defaults, and follows `__proto__` into the prototype of all objects. */
export const pollutingMerge: Defect = () => {
  // In a realm of its own, because it would pollute the objects of the test as well.
  const merged: (text: string) => string = runInContext(program, createContext());
  return {
    parse(body) {
      const before = parseEvent(body);
      if (before.kind === 'invalid' && before.diagnostics.some(({ code }) => unreadable.has(code)))
        return before;
      return parseEvent(merged(new TextDecoder().decode(body)));
    },
  };
};

const unreadable: ReadonlySet<string> = new Set(['utf8', 'json', 'depth']);

const program = `
  function merge(into, from) {
    for (const key of Object.keys(from)) {
      const isObject = typeof from[key] === 'object' && from[key] !== null && !Array.isArray(from[key]);
      if (isObject && typeof into[key] === 'object') merge(into[key], from[key]);
      else into[key] = isObject ? merge({}, from[key]) : from[key];
    }
    return into;
  }
  (text) => {
    const value = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return text;
    const { eventId, eventType, occurredAt, apiVersion, data } = merge({}, value);
    return JSON.stringify({ eventId, eventType, occurredAt, apiVersion, data });
  };
`;
