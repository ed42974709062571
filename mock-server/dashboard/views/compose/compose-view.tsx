import { useEffect, useRef, useState } from 'preact/hooks';
import { events, eventTypes } from '../../../contract/catalog.ts';
import type { Diagnostic } from '../../../contract/diagnostic.ts';
import { examples } from '../../../contract/examples.ts';
import { Icon } from '../../parts/icon.tsx';
import { Prose } from '../../parts/prose.tsx';
import { problemText } from '../../state/api.ts';
import { after } from '../../state/browser-clock.ts';
import {
  checkData,
  type Draft,
  dataPointer,
  discardDraft,
  draftText,
  exampleNames,
  isEdited,
  writeDraft,
} from '../../state/compose-draft.ts';
import { eventPath, navigate, query, setQuery } from '../../state/route.ts';
import { say } from '../../state/toast.ts';
import { type ParsedJson, parseJson } from '../../text/parsed-json.ts';
import { BreakMenu } from './break-menu.tsx';
import { ComposeEditor } from './compose-editor.tsx';
import { ComposeFindings } from './compose-findings.tsx';
import { goToPointer } from './go-to-pointer.ts';
import { HowToSend } from './how-to-send.tsx';
import { sendDraft } from './send-draft.ts';

/** A person is still typing. */
const pauseMs = 150;

/** Makes an event from an example, with changes, says at once what the contract thinks of it, and sends it. */
export function ComposeView() {
  const draft = chosenDraft();
  const text = draftText(draft);
  const parsed = parseJson(text);
  const [findings, setFindings] = useState<readonly Diagnostic[]>(() => check(draft, parsed));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const editor = useRef<HTMLTextAreaElement>(null);
  useEffect(() => after(pauseMs, () => setFindings(check(draft, parsed))), [text, draft.type, draft.example]);

  const write = (next: string) => {
    setProblem('');
    writeDraft(draft, next);
  };
  const send = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      if (!('value' in parsed)) throw new Error(`The data is no JSON: ${parsed.problem}`);
      const eventId = await sendDraft(draft, parsed.value);
      say('Sent.');
      navigate(eventPath(eventId));
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };

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
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
        }}
      >
        <Choices draft={draft} />
        <ComposeEditor draft={draft} text={text} parsed={parsed} editor={editor} onWrite={write} />
        <ComposeFindings
          findings={findings}
          isJson={'value' in parsed}
          onGo={(pointer) => {
            setQuery({ as: undefined });
            after(0, () => goToPointer(editor.current, pointer.slice(dataPointer.length)));
          }}
        />
        <BreakMenu draft={draft} parsed={parsed} onWrite={write} />
        <HowToSend findings={findings} />
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <p class="actions">
          <button type="submit" class="primary" disabled={busy}>
            <Icon name="sending" />
            Send
          </button>
          <button type="button" disabled={!isEdited(draft)} onClick={() => discardDraft(draft)}>
            Start again
          </button>
        </p>
      </form>
    </>
  );
}

function Choices({ draft: { type, example } }: { readonly draft: Draft }) {
  return (
    <>
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
      <p class="soft">
        <Prose text={events[type].summary} />
      </p>
    </>
  );
}

function check(draft: Draft, parsed: ParsedJson): readonly Diagnostic[] {
  if ('value' in parsed) return checkData(draft, parsed.value);
  return [{ code: 'json', severity: 'error', message: `No JSON yet: ${parsed.problem}`, path: dataPointer }];
}

function chosenDraft(): Draft {
  const type = eventTypes.find((name) => name === query.value.get('type')) ?? eventTypes[0];
  const names = exampleNames(type);
  const asked = query.value.get('example') ?? '';
  return { type, example: names.includes(asked) ? asked : (names[0] ?? '') };
}
