import { PlexteraError } from '../../contract/errors.ts';
import type { LoadFeed } from '../load-feed.ts';
import type { LoadPlan } from '../load-plan.ts';
import type { TrafficMix } from '../mix/traffic-mix.ts';
import type { EventTemplate } from '../templates/event-template.ts';
import { prepareTemplates, type Weighted } from '../templates/prepare-templates.ts';
import type { RecordedDay, RequestKind } from './recorded-day.ts';

const WINDOW_MS = 1_000;

/** How long a record takes at so many times its speed, in milliseconds; never nothing. */
export function replayedMs(day: RecordedDay, speed: number): number {
  return Math.max(1, (day.timeOf(day.length - 1) - day.timeOf(0)) / speed);
}

/** The most requests within any second at so many times its speed. */
export function highestRate(day: RecordedDay, speed: number): number {
  let [first, most] = [0, 0];
  for (let n = 0; n < day.length; n++) {
    while ((day.timeOf(n) - day.timeOf(first)) / speed >= WINDOW_MS) first += 1;
    most = Math.max(most, n - first + 1);
  }
  return most;
}

/**
 * Sends at the times of a record what is like its requests: new, valid events of the same types, about as long. What was
 * tried again in it is a retry of an event of this run.
 *
 * @param forMs what is due later is left out.
 */
export function replayFeed(
  plan: LoadPlan,
  day: RecordedDay,
  speed: number,
  forMs = Number.POSITIVE_INFINITY,
): LoadFeed {
  const templates = prepareTemplates(plan);
  const byKind = day.kinds.map((kind) => templatesOf(kind, plan, templates));
  const startsAtMs = day.timeOf(0);
  let [drawn, sent] = [0, 0];
  return {
    templates,
    arrivals: () => {
      const dueMs = (day.timeOf(drawn) - startsAtMs) / speed;
      return drawn++ < day.length && dueMs < forMs ? dueMs : undefined;
    },
    traffic: (mix: TrafficMix) => ({
      get events() {
        return mix.events;
      },
      next(second) {
        const number = day.kindOf(sent);
        const choices = byKind[number] ?? [];
        const template = choices[sent % Math.max(1, choices.length)];
        sent += 1;
        return mix.next(second, { template, isRetry: day.kinds[number]?.isRetry === true });
      },
    }),
  };
}

/** None for requests of which nothing is known: they are like those of the plan. */
function templatesOf(
  { type, sizeBytes }: RequestKind,
  plan: LoadPlan,
  templates: readonly Weighted<EventTemplate>[],
): readonly EventTemplate[] {
  const idStem = templates[0]?.value.idStem;
  if (type === undefined || idStem === undefined) return [];
  const prepare = (size: number | undefined) =>
    prepareTemplates({
      ...plan,
      idStem,
      events: [{ value: type, weight: 1 }],
      sizes: [{ value: size, weight: 1 }],
    }).map(({ value }) => value);
  try {
    return prepare(sizeBytes);
  } catch (error) {
    // An event that is made up can be longer than one was: then it is as long as it is.
    if (error instanceof PlexteraError) return prepare(undefined);
    throw error;
  }
}
