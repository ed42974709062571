import type { Expectation } from '../../../mock-server/conformance/cases/expectation.ts';
import type { Fix, ReceiverCase, Variant } from '../../../mock-server/conformance/cases/receiver-case.ts';
import type { RequestRecipe } from '../../../mock-server/conformance/cases/request-recipe.ts';
import type { SendStep, Step } from '../../../mock-server/conformance/cases/step.ts';
import type { Contract } from '../read/contract.ts';
import { isObject, type Json, type JsonObject, type JsonPath } from '../read/json.ts';
import { impliedNeeds } from './implied-needs.ts';
import type { CaseFile, CaseFiles } from './read-case-files.ts';

/** A case in full, and where each of its variants and steps is written. */
export interface ExpandedCase {
  readonly receiverCase: ReceiverCase;
  readonly file: CaseFile;
  readonly path: JsonPath;
  placeOf(part: Variant | Step): JsonPath;
}

/** Writes out what people may leave out; the case is known to keep the schema. Throws a `SpecError` for what does not fit together. */
export function expandCase(
  file: CaseFile,
  path: JsonPath,
  written: JsonObject,
  { snippets }: CaseFiles,
  contract: Contract,
): ExpandedCase {
  const places = new Map<Variant | Step, JsonPath>();
  const expander = { file, contract, places };
  const { id, title, severity, why, source, needs = [] } = written as unknown as ReceiverCase;
  const bare = expandVariants(expander, written, path);
  const implied = bare.map((variant) => new Set([...(variant.needs ?? []), ...impliedNeeds(variant.steps)]));
  const common = [...(implied[0] ?? [])].filter((need) => implied.every((all) => all.has(need)));
  const ofAll = [...new Set([...needs, ...common])];
  const variants = bare.map(({ needs: _, ...variant }, index) => {
    const own = [...(implied[index] ?? [])].filter((need) => !ofAll.includes(need));
    const full = own.length === 0 ? variant : { ...variant, needs: own };
    places.set(full, places.get(bare[index] as Variant) ?? path);
    return full;
  });
  const fix = expandFix(written.fix, snippets, (what) => file.problem([...path, 'fix', 'snippets'], what));
  const group = id.slice(0, id.indexOf('-'));
  return {
    receiverCase: { id, group, title, severity, why, fix, source, needs: ofAll, variants },
    file,
    path,
    placeOf: (part) => places.get(part) ?? path,
  };
}

/** The words for people; code that is named stands beside them. */
export function expandFix(fix: Json | undefined, snippets: CaseFile, problem: (what: string) => Error): Fix {
  if (!isObject(fix)) return { text: String(fix) };
  if (fix.snippets === undefined) return { text: String(fix.text) };
  const name = String(fix.snippets);
  const code = Object.hasOwn(snippets.document, name) ? snippets.document[name] : undefined;
  if (code === undefined) throw problem(`there is no "${name}" in snippets.yaml`);
  return { text: String(fix.text), snippets: code as Readonly<Record<string, string>> };
}

/** `accepted`, several kinds, or an expectation in full. Whoever accepts by a status that is not documented is warned. */
export function expandExpectation(expect: Json): Expectation {
  const { warn = [], ...rest } = (isObject(expect)
    ? expect
    : { answer: [expect].flat() }) as unknown as Expectation;
  const named = [...rest.answer, ...warn];
  const undocumented = named.includes('accepted') && !named.includes('accepted-otherwise');
  const all = undocumented ? [...warn, 'accepted-otherwise' as const] : warn;
  return all.length === 0 ? rest : { ...rest, warn: all };
}

interface Expander {
  readonly file: CaseFile;
  readonly contract: Contract;
  readonly places: Map<Variant | Step, JsonPath>;
}

function expandVariants(expander: Expander, written: JsonObject, path: JsonPath): readonly Variant[] {
  const { file, contract, places } = expander;
  const ways = ['send', 'steps', 'variants'].filter((key) => written[key] !== undefined);
  if (ways.length !== 1) throw file.problem(path, 'a case has either send, steps or variants');
  if (Array.isArray(written.variants)) {
    const names = written.variants.map((variant) => String((variant as JsonObject).name));
    return written.variants.map((item, index) => {
      const at = [...path, 'variants', index];
      const variant = item as JsonObject;
      const name = String(variant.name);
      if (names.indexOf(name) !== index) throw file.problem([...at, 'name'], `there are two "${name}"`);
      const { expect = written.expect, alive = written.alive } = variant;
      const steps = expandSteps(expander, { ...variant, expect, alive } as JsonObject, at);
      const full = { name, ...(variant.needs ? { needs: variant.needs } : {}), steps } as Variant;
      places.set(full, at);
      return full;
    });
  }
  const steps = expandSteps(expander, written, path);
  if (written.eachEventType === undefined) return [{ name: '', steps }];
  return contract.events.map(({ type }) => ({
    name: type,
    steps: steps.map((step) => {
      const typed = 'send' in step ? { ...step, send: ofType(step.send, type) } : step;
      places.set(typed, places.get(step) ?? path);
      return typed;
    }),
  }));
}

function ofType(request: RequestRecipe, type: string): RequestRecipe {
  const { like, replay } = request.event ?? {};
  return (like ?? replay) === undefined ? { ...request, event: { ...request.event, type } } : request;
}

function expandSteps(expander: Expander, owner: JsonObject, path: JsonPath): readonly Step[] {
  const { file, places } = expander;
  if ((owner.send === undefined) === (owner.steps === undefined))
    throw file.problem(path, 'a variant has either send or steps');
  const { send, as, times, parallel } = owner;
  const alone = { send, as, times, parallel } as JsonObject;
  const written = Array.isArray(owner.steps) ? owner.steps : [alone];
  const steps = written.map((item, index) => {
    const at = owner.steps === undefined ? path : [...path, 'steps', index];
    const step = expandStep(expander, item as JsonObject, owner.expect, at);
    places.set(step, at);
    return step;
  });
  if (owner.alive === undefined) return steps;
  const alive: SendStep = { send: {}, expect: expandExpectation('accepted') };
  places.set(alive, path);
  return [...steps, alive];
}

function expandStep(
  { file, contract }: Expander,
  written: JsonObject,
  usual: Json | undefined,
  at: JsonPath,
): Step {
  const ways = ['send', 'waitSeconds', 'hook', 'effectsOf'].filter((key) => written[key] !== undefined);
  if (ways.length !== 1) throw file.problem(at, 'a step has either send, waitSeconds, hook or effectsOf');
  if (ways[0] !== 'send') return written as unknown as Step;
  const { send, expect = usual, as, times, parallel } = written;
  if (expect === undefined) throw file.problem(at, 'what is expected of this request?');
  if (times === 0) throw file.problem([...at, 'times'], 'must be at least 1');
  return withoutUndefined({
    send: withOffset(send as JsonObject, contract),
    as,
    expect: expandExpectation(expect),
    times,
    parallel,
  }) as unknown as SendStep;
}

/** `-tolerance-10` in seconds. */
function withOffset(request: JsonObject, { signature }: Contract): JsonObject {
  const own = request.signature;
  if (!isObject(own) || typeof own.offsetSeconds !== 'string') return request;
  const [, sign, rest = '0'] = /^(-?)tolerance([+-]\d+)?$/.exec(own.offsetSeconds) ?? [];
  const tolerance = Number(signature.toleranceSeconds) * (sign === '-' ? -1 : 1);
  return { ...request, signature: { ...own, offsetSeconds: tolerance + Number(rest) } };
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
