import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { type EventType, events, eventTypes } from '../../contract/catalog.ts';
import { examples } from '../../contract/examples.ts';
import { Icon } from '../parts/icon.tsx';
import { call } from '../state/api.ts';
import { type FaultKind, readFaultKinds } from '../state/fault-kinds.ts';
import { overridesBetween } from '../state/overrides-between.ts';
import { eventPath, navigate, query, setQuery } from '../state/route.ts';
import { attempt, say } from '../state/toast.ts';

interface Draft {
  readonly type: EventType;
  readonly example: string;
  readonly text: string;
}

/** It outlives the page, so that nothing is lost by a look at the list. */
const draft = signal<Draft | undefined>(undefined);

/** Makes an event from an example, with changes, and sends it. */
export function ComposeView() {
  const type = eventTypes.find((name) => name === query.value.get('type')) ?? eventTypes[0];
  const names = Object.keys(examples[type]);
  const asked = query.value.get('example') ?? '';
  const example = names.includes(asked) ? asked : (names[0] ?? '');
  const original = dataOf(type, example);
  const isCurrent = draft.value?.type === type && draft.value.example === example;
  const text = isCurrent ? (draft.value?.text ?? '') : JSON.stringify(original, null, 2);
  const [unchecked, setUnchecked] = useState(false);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const [kinds, setKinds] = useState<readonly FaultKind[]>([]);
  useEffect(() => {
    void readFaultKinds()
      .then(setKinds)
      .catch(() => undefined);
  }, []);
  const edited = parsed(text);

  const send = () =>
    attempt(async () => {
      if (!('value' in edited)) throw new Error(`The data is no JSON: ${edited.problem}`);
      setBusy(true);
      if (fault !== '')
        await call('POST', '/api/v1/faults', { name: fault, scope: { next: 1, eventType: type } });
      const changes = overridesBetween(original, edited.value, ['data']);
      const sent = await call<{ eventId: string }>('POST', '/api/v1/events', {
        eventType: type,
        example,
        ...(changes.length === 0 ? {} : { overrides: changes }),
        ...(unchecked ? { unchecked } : {}),
      });
      say('Sent.');
      navigate(eventPath(sent.eventId));
    }).then(() => setBusy(false));

  return (
    <>
      <div class="title-line">
        <h1>Compose an event</h1>
      </div>
      <form
        class="card compose"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="fields">
          <label>
            Event type
            <select
              value={type}
              onChange={(event) => setQuery({ type: event.currentTarget.value, example: undefined })}
            >
              {eventTypes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Begin with
            <select value={example} onChange={(event) => setQuery({ example: event.currentTarget.value })}>
              {Object.entries(examples[type]).map(([name, { summary }]) => (
                <option key={name} value={name}>
                  {name}: {summary}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p class="soft">{events[type].summary}</p>
        <label class="editor">
          Data
          <textarea
            spellcheck={false}
            value={text}
            aria-invalid={!('value' in edited)}
            aria-describedby="data-note"
            rows={Math.min(26, text.split('\n').length + 1)}
            onInput={(event) => {
              draft.value = { type, example, text: event.currentTarget.value };
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
            }}
          />
        </label>
        <p id="data-note" class={'value' in edited ? 'soft' : 'problem'}>
          {'value' in edited
            ? 'Ids and times that you leave as they are become new ones, and agree with each other.'
            : `No JSON yet: ${edited.problem}`}
        </p>
        <div class="fields">
          <label>
            Break something
            <select value={fault} onChange={(event) => setFault(event.currentTarget.value)}>
              <option value="">Nothing</option>
              {kinds.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label class="check">
            <input type="checkbox" checked={unchecked} onChange={() => setUnchecked(!unchecked)} />
            Send it even if it breaks the contract
          </label>
        </div>
        {fault !== '' && (
          <p class="soft">{kinds.find(({ name }) => name === fault)?.summary} Only on the next attempt.</p>
        )}
        <p class="actions">
          <button type="submit" class="primary" disabled={busy}>
            <Icon name="sending" />
            Send
          </button>
          <button
            type="button"
            onClick={() => {
              draft.value = undefined;
            }}
          >
            Start again
          </button>
        </p>
      </form>
    </>
  );
}

function dataOf(type: EventType, example: string): unknown {
  return (examples[type] as Readonly<Record<string, { event: { data: unknown } }>>)[example]?.event.data;
}

function parsed(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
