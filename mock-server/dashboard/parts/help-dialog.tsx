import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { chooseSingleKeys, singleKeys } from '../state/single-keys.ts';
import { Icon } from './icon.tsx';

export const helpIsOpen = signal(false);

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Search'],
  [['j', 'k'], 'Next and previous delivery'],
  [['Enter'], 'Open it'],
  [['Esc'], 'Clear the search, or back to the list'],
  [['r'], 'Resend'],
  [['x'], 'Cancel a retry that waits'],
  [['e'], 'Resend with changes'],
  [['c'], 'Copy as curl, or as chosen last'],
  [['C'], 'Choose how to copy'],
  [['d'], 'Compare two attempts'],
  [['p'], 'Pause and go on'],
  [['n'], 'Compose an event'],
  [['?'], 'This list'],
];
const searches: readonly (readonly [search: string, finds: string])[] = [
  ['status:failed', 'delivered, retrying, failed, sending, queued, cancelled, unsent'],
  ['code:5xx', 'the last answer: 503, 5xx, or none'],
  ['dur:>500ms', 'how long the last attempt took; <2s as well'],
  ['tries:>1', 'how many attempts were made; 3 and <2 as well'],
  ['type:…*', 'an event type, or its beginning and a star'],
  ['id:…', 'the beginning of an id: event, delivery, resource, subscription; an attempt’s whole'],
  ['run:…', 'the beginning of the id of what an event is about: a run, a job, an extraction'],
  ['any words', 'in ids, types, URLs and answers'],
];

/** Keys and the grammar of the search. Where it was opened from gets the focus back. */
export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpIsOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpIsOpen.value]);
  const working = keys.filter(([names]) => singleKeys.value || names.every((name) => name.length > 1));
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        helpIsOpen.value = false;
      }}
    >
      <div class="dialog-head">
        <h2 id="help-title">Keys and search</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      <dl class="keys">
        {working.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(changed) => chooseSingleKeys(changed.currentTarget.checked)}
        />
        Keys of one character
      </label>
      <p class="soft">Switch them off where speech or a slip of the hand would press them.</p>
      <dl class="keys searches">
        {searches.map(([search, finds]) => (
          <div key={search}>
            <dt>
              <code>{search}</code>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
      <p class="elsewhere">
        <a href="/docs/">The contract</a> <a href="/docs/api">The HTTP APIs</a>
      </p>
    </dialog>
  );
}
