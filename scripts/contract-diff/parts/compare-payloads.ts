import type { JsonPath } from '../../generate/read/json.ts';
import { type AffectedEvent, type Finding, maxPaths } from '../finding.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { rules } from '../rules.ts';
import type { Change } from '../schemas/change.ts';
import { compareSchemas, type Pair } from '../schemas/compare-schemas.ts';
import { placesOf } from '../schemas/places-of.ts';
import { schemaSide } from '../schemas/schema-side.ts';
import { locate } from './locate.ts';

interface Met {
  readonly change: Change;
  readonly pair: Pair;
  readonly events: Map<string, { readonly paths: string[]; more: boolean }>;
}

/** What became of the payloads and headers of the events that both contracts have. A shared schema is one finding. */
export function comparePayloads(before: WireContract, after: WireContract): readonly Finding[] {
  const comparison = compareSchemas(schemaSide(before.spec), schemaSide(after.spec));
  const met = new Map<Change | string, Met>();
  for (const now of after.events) {
    const old = before.events.find(({ type }) => type === now.type);
    if (!old) continue;
    const places = [
      ...placesOf(comparison, comparison.pairOf({ before: old.payload, after: now.payload })),
      ...placesOf(comparison, comparison.headersOf({ before: old.headers, after: now.headers }), 'headers'),
      ...placesOf(
        comparison,
        comparison.headersOf({ before: old.httpHeaders, after: now.httpHeaders }),
        'headers',
      ),
    ];
    for (const [pair, { paths, more }] of places)
      for (const change of pair.changes) {
        // A schema is renamed once, however many schemas refer to it.
        const key = change.rule === 'schema-renamed' ? change.what : change;
        const entry = met.get(key) ?? { change, pair, events: new Map() };
        met.set(key, entry);
        const event = entry.events.get(now.type) ?? { paths: [], more: false };
        entry.events.set(now.type, event);
        const shownPaths = paths.map((path) => (path + (change.step ?? '')).replace(/^\./, ''));
        event.paths.push(...shownPaths.slice(0, maxPaths - event.paths.length));
        event.more ||= more || event.paths.length < shownPaths.length;
      }
  }
  return [...met.values()].map(({ change, pair, events }): Finding => {
    const { sides } = comparison;
    const path = sides.after.pathOf(pair.after) ?? sides.before.pathOf(pair.before) ?? [];
    const affected = [...events].map(([type, places]): AffectedEvent => ({ type, ...places }));
    return {
      verdict: rules[change.rule].verdict,
      rule: change.rule,
      subject: subjectOf(path, change.step) || (affected[0]?.paths[0] ?? ''),
      what: change.what,
      ...locate(before, after, [...path, ...(change.at ?? [])]),
      events: affected,
    };
  });
}

/** `components/schemas/Run/properties/steps/items` is `Run.steps[]` to people. */
function subjectOf(path: JsonPath, step = ''): string {
  const [components, schemas, ...rest] = path;
  const named = components === 'components' && schemas === 'schemas' ? rest : path;
  const text = named.map((key, index) => {
    if (named[index - 1] === 'properties') return `.${key}`;
    if (key === 'properties' && index > 0) return '';
    if (key === 'items') return '[]';
    return key === 'additionalProperties' ? '.*' : `.${key}`;
  });
  return (text.join('') + step).replace(/^\./, '');
}
