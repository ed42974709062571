import { isObject, type JsonObject, nodeAt } from '../../generate/read/json.ts';
import type { WireContract, WireEvent } from '../read/wire-contract.ts';
import type { RuleName } from '../rules.ts';
import { shown } from '../schemas/change.ts';
import { type ChangedLeaf, changedLeaves, isWords, type SettingChange } from './setting-change.ts';

/** What became of the list of event types, and of what messages say beside their schemas. */
export function compareEvents(before: WireContract, after: WireContract): readonly SettingChange[] {
  const was = new Map(before.events.map((event) => [event.type, event]));
  const is = new Map(after.events.map((event) => [event.type, event]));
  const removed = before.events.filter(({ type }) => !is.has(type));
  const added = after.events.filter(({ type }) => !was.has(type));
  return [
    ...removed.map((event) => removal(event, added)),
    ...added.map(({ type, path }) => change('event-added', type, 'was added', type, path)),
    ...after.events.flatMap((event) => {
      const old = was.get(event.type);
      return old ? compareMessages(before, old, after, event) : [];
    }),
  ];
}

function removal({ type, path }: WireEvent, added: readonly WireEvent[]): SettingChange {
  // The same message under another type is the same event, renamed.
  const heir = added.find((event) => event.path.join() === path.join());
  return change('event-removed', type, heir ? `is called ${heir.type}` : 'was removed', type, path);
}

/** Keys of a message that are compared as schemas, or are words in a form of their own. */
const elsewhere = ['payload', 'headers', 'traits', 'bindings', 'contentType', 'examples', 'name'];

function compareMessages(
  before: WireContract,
  old: WireEvent,
  after: WireContract,
  now: WireEvent,
): readonly SettingChange[] {
  const { type, path } = now;
  const changes: SettingChange[] = [];
  if (old.contentType !== now.contentType) {
    const what = `has the content type ${shown(now.contentType)}, was ${shown(old.contentType)}`;
    changes.push(change('content-type', type, what, type, [...path, 'contentType']));
  }
  const [was, is] = [nodeAt(before.spec.document, old.path), nodeAt(after.spec.document, path)].map(
    withoutSchemas,
  );
  const leaves = changedLeaves(was, is);
  for (const leaf of leaves)
    if (!isWordsOfMessage(leaf))
      changes.push(change(ruleOf(leaf), type, sentence(leaf), type, [...path, ...leaf.path]));
  const words = leaves.filter(isWordsOfMessage).map((leaf) => leaf.path.join('.'));
  if (JSON.stringify(payloads(old)) !== JSON.stringify(payloads(now))) words.push('examples');
  if (words.length > 0) changes.push(change('words', type, `${words.join(', ')} changed`, type, path));
  return changes;
}

function withoutSchemas(message: unknown): JsonObject {
  const entries = Object.entries(isObject(message) ? message : {});
  return Object.fromEntries(entries.filter(([key]) => !elsewhere.includes(key)));
}

function payloads({ examples }: WireEvent): unknown {
  return examples.map(({ name, summary, payload }) => [name, summary, payload]);
}

/** The state is a constant of the payload as well; the other name and what is carried are for people. */
function isWordsOfMessage({ path: [key, fact] }: ChangedLeaf): boolean {
  return (
    isWords([key ?? '']) || (key === 'x-event' && ['alsoKnownAs', 'status', 'carries'].includes(String(fact)))
  );
}

function ruleOf({ path: [key, fact], was }: ChangedLeaf): RuleName {
  if (key !== 'x-event') return 'transport-changed';
  return fact === 'filters' && was === undefined ? 'filter-added' : 'event-meaning';
}

function sentence({ path, was, is }: ChangedLeaf): string {
  return `${path.slice(-2).join('.')} is ${shown(is)}, was ${shown(was)}`;
}

function change(
  rule: RuleName,
  subject: string,
  what: string,
  event: string,
  path: SettingChange['path'],
): SettingChange {
  return { rule, subject, what, path, events: [event] };
}
