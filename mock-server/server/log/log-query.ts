import type { LogQuery } from '../../store/delivery-log-store.ts';
import { deliveryStates } from '../../store/delivery-state.ts';
import { duration, oneOf, textLike, textOf, time, wholeNumber } from './parameter-kinds.ts';
import { badParameter, type ParameterValues, readParameters } from './query-parameters.ts';

const mostRows = 1_000;
const defaultRows = 100;
const longestWaitMs = 60_000;
const state = oneOf(deliveryStates, 'Where the delivery stands; `status` is the same.');

/** What rows are looked for; all that are given must hold. */
export const filterParameters = {
  type: textLike(
    /^(?:[^*\s]{1,200}\*?|\*)$/,
    'an event type, or the beginning of one and a *',
    'The event type, or its beginning and a `*`.',
  ),
  state,
  status: state,
  code: textLike(
    /^[1-5](\d\d|[xX]{2})$/,
    'a status such as 503 or 5xx',
    'The status of the last answer, or the class of it.',
  ),
  id: textOf(200, 'An event, delivery, attempt, subscription or resource id.'),
  since: time('Accepted at this time or after it.'),
  until: time('Accepted before this time.'),
  minDuration: wholeNumber(0, 1e9, 'The last attempt took at least so many milliseconds.'),
  text: textOf(1_000, 'Found literally in ids, types, URLs and bodies of answers.'),
};

const pageParameters = {
  limit: wholeNumber(1, mostRows, `So many rows at most, by default ${defaultRows}.`),
  before: wholeNumber(
    0,
    Number.MAX_SAFE_INTEGER,
    'Rows before this one: the `nextBefore` of the page before.',
  ),
};

/** Of a list, which can also be waited for. */
export const listParameters = {
  ...filterParameters,
  ...pageParameters,
  wait: duration(longestWaitMs, 'Hold the answer so long, or until there are `count` rows.'),
  count: wholeNumber(1, mostRows, 'How many rows to wait for, by default 1.'),
};

export interface ListQuery {
  readonly query: LogQuery;
  readonly waitMs: number;
  readonly count: number;
}

/** @throws Problem 400 for what is unknown, malformed or can never hold. */
export function readListQuery(given: unknown): ListQuery {
  const values = readParameters(given, listParameters);
  const { limit = defaultRows, before, wait = 0, count = 1 } = values;
  if (count > limit) throw badParameter(`"count" is ${count}, and at most ${limit} rows are given.`);
  return { query: { ...toFilter(values), limit, before }, waitMs: wait, count };
}

/** The conditions on rows without the size of a page. */
export function toFilter(
  values: ParameterValues<typeof filterParameters>,
): Omit<LogQuery, 'limit' | 'before'> {
  const { type, state, status, code, id, since, until, minDuration, text } = values;
  if (state !== undefined && status !== undefined)
    throw badParameter('"state" and "status" are two names of one condition.');
  return {
    eventType: type,
    state: state ?? status,
    code,
    id,
    since,
    until,
    minDurationMs: minDuration,
    text,
  };
}
