import type { CaseGroup } from '../../../generated/cases.ts';
import type { Expectation } from './expectation.ts';
import type { ReceiverCase } from './receiver-case.ts';
import type { EventRecipe, RequestRecipe } from './request-recipe.ts';
import type { Step } from './step.ts';

type Derived = Extract<CaseGroup, { readonly kind: 'derived' }>;

/** What cases of one kind have in common; texts hold `{type}` and `{place}`. */
interface Words extends Pick<ReceiverCase, 'id' | 'title' | 'severity' | 'why' | 'fix' | 'source'> {
  readonly expect: Expectation;
}

/** The cases that follow from the contract: one for each row of their table. */
export function deriveCases({ group, words, examples, rows }: Derived): readonly ReceiverCase[] {
  return rows.map(([kind, type, place, value]) => {
    const { expect, ...said } = words[kind] as Words;
    const fill = (text: string) =>
      text.replaceAll(/\{(type|place)\}/g, (_, name) => (name === 'type' ? type : shown(place)));
    const send = requestOf(kind, type, place, value, examples[type]);
    return {
      ...said,
      id: [group, type, said.id, place].filter((part) => part !== '').join(':'),
      group,
      title: fill(said.title),
      fix: { ...said.fix, text: fill(said.fix.text) },
      needs: [],
      variants: [{ name: '', steps: stepsOf(kind, send, expect) }],
    };
  });
}

/** `/data/steps/0/id` is read more easily as the path that overrides have. */
function shown(place: string): string {
  return place.startsWith('/') ? pathOf(place) : place;
}

function pathOf(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function requestOf(
  kind: string,
  type: string,
  place: string,
  value: unknown,
  example: string | undefined,
): RequestRecipe {
  if (kind === 'seeded') return { event: { type } };
  if (kind === 'example') return { event: { type, example: place } };
  if (kind === 'header') return { event: { type }, headers: { set: { [place]: String(value) } } };
  const base: EventRecipe = example === undefined ? { type } : { type, example };
  if (value === undefined) return { event: { ...base, remove: [place] } };
  return { event: { ...base, overrides: { [pathOf(place)]: value } } };
}

/** Whether a header was believed shows in what was applied, not in the answer. */
function stepsOf(kind: string, send: RequestRecipe, expect: Expectation): readonly Step[] {
  if (kind !== 'header') return [{ send, expect }];
  return [
    { send, as: 'changed', expect },
    { effectsOf: 'changed', times: 1, ifAccepted: true },
  ];
}
