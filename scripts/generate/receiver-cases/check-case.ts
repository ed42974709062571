import type { SendStep, Step } from '../../../mock-server/conformance/cases/step.ts';
import { didYouMean } from '../check/did-you-mean.ts';
import type { Contract } from '../read/contract.ts';
import type { JsonObject, JsonPath } from '../read/json.ts';
import { checkEvent, eventsOf } from './check-event.ts';
import { checkHeaders } from './check-headers.ts';
import type { ExpandedCase } from './expand-case.ts';

/** Throws a `SpecError` for the first thing in a case that the contract does not have, or that no earlier step has. */
export function checkCase(expanded: ExpandedCase, contract: Contract, baseline: string): void {
  for (const variant of expanded.receiverCase.variants) {
    const named = new Map<string, readonly JsonObject[]>();
    for (const step of variant.steps) checkStep(step, { expanded, contract, baseline, named });
  }
}

interface Checker {
  readonly expanded: ExpandedCase;
  readonly contract: Contract;
  readonly baseline: string;
  /** What the events of the requests so far can look like, by the names of the requests. */
  readonly named: Map<string, readonly JsonObject[]>;
}

function checkStep(step: Step, checker: Checker): void {
  const { expanded, named } = checker;
  const at = expanded.placeOf(step);
  if ('effectsOf' in step) needName(checker, step.effectsOf, [...at, 'effectsOf']);
  if (!('send' in step)) return;
  for (const key of ['sameAs', 'orAs'] as const) {
    const name = step.expect[key];
    if (name !== undefined) needName(checker, name, [...at, 'expect', key]);
  }
  const events = knownEvents(step, checker, [...at, 'send', 'event']);
  const problem = (path: JsonPath, what: string) => expanded.file.problem([...at, 'send', ...path], what);
  checkEvent(step.send, events, problem);
  checkHeaders(step.send.headers ?? {}, checker.contract, problem);
  if (step.as !== undefined) named.set(step.as, events);
}

/** All that the event of a request can be like: the example that it names, or else every example of its type. */
function knownEvents({ send, as }: SendStep, checker: Checker, at: JsonPath): readonly JsonObject[] {
  const { contract, baseline, expanded, named } = checker;
  const { type, example, like, replay, idOf } = send.event ?? {};
  if (idOf !== undefined) needName(checker, idOf, [...at, 'idOf']);
  const model = like ?? replay;
  // Many at once can be like each other, and then they are like the first of them.
  if (model === undefined || model === as)
    return eventsOf(contract, type ?? baseline, example, (key, what) =>
      expanded.file.problem([...at, key], what),
    );
  const key = like === undefined ? 'replay' : 'like';
  if (type !== undefined || example !== undefined)
    throw expanded.file.problem(
      [...at, key],
      'it has the type of that request, so leave out type and example',
    );
  if (replay !== undefined && send.body !== undefined)
    throw expanded.file.problem(
      [...at, key],
      'what is sent again cannot be edited before signing; use tamper',
    );
  needName(checker, model, [...at, key]);
  return named.get(model) ?? [];
}

function needName({ named, expanded }: Checker, name: string, at: JsonPath): void {
  if (named.has(name)) return;
  const help = named.size === 0 ? '' : didYouMean(name, [...named.keys()]);
  throw expanded.file.problem(at, `no request before this one is called "${name}"${help}`);
}
