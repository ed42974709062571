import { useEffect, useState } from 'preact/hooks';
import type { Diagnostic } from '../../../contract/diagnostic.ts';
import { after } from '../../state/browser-clock.ts';
import { checkEventText } from '../../text/check-request.ts';
import { Findings } from './findings.tsx';

interface EventEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A person is still typing. */
const pauseMs = 200;

/** An event as JSON to be changed; what the contract says to it stands below. */
export function EventEditor({ text, onChange }: EventEditorProps) {
  const [findings, setFindings] = useState<readonly Diagnostic[]>(() => checkEventText(text));
  useEffect(() => after(pauseMs, () => setFindings(checkEventText(text))), [text]);
  return (
    <div class="event-editor">
      <label class="editor">
        Event
        <textarea
          spellcheck={false}
          value={text}
          rows={14}
          aria-invalid={findings.some(({ severity }) => severity === 'error')}
          aria-describedby="event-findings"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      <div id="event-findings" aria-live="polite">
        <Findings findings={findings} good="It keeps to the contract." />
      </div>
    </div>
  );
}
