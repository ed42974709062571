import type { RefObject } from 'preact';
import { Tabs } from '../../parts/tabs.tsx';
import type { Draft } from '../../state/compose-draft.ts';
import { query, setQuery } from '../../state/route.ts';
import type { ParsedJson } from '../../text/parsed-json.ts';
import { ComposeFields } from './compose-fields.tsx';

interface ComposeEditorProps {
  readonly draft: Draft;
  readonly text: string;
  readonly parsed: ParsedJson;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly onWrite: (text: string) => void;
}

/** The data of an event, as JSON or as fields; both write the same text. */
export function ComposeEditor({ draft, text, parsed, editor, onWrite }: ComposeEditorProps) {
  const json = () => (
    <label class="editor">
      <span class="sr">Data</span>
      <textarea
        ref={editor}
        spellcheck={false}
        value={text}
        aria-invalid={!('value' in parsed)}
        aria-describedby="data-findings"
        rows={Math.min(24, text.split('\n').length + 1)}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </label>
  );
  const fields = () =>
    'value' in parsed ? (
      <ComposeFields draft={draft} value={parsed.value} onWrite={onWrite} />
    ) : (
      <p class="none">What is written is no JSON, so it has no fields. Mend it as JSON first.</p>
    );
  return (
    <div class="compose-data">
      <Tabs
        label="How the data is written"
        tabs={[
          { id: 'json', title: 'JSON', content: json },
          { id: 'fields', title: 'Fields', content: fields },
        ]}
        chosen={query.value.get('as') ?? 'json'}
        onChoose={(as) => setQuery({ as: as === 'json' ? undefined : as })}
      />
    </div>
  );
}
