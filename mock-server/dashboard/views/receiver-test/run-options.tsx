import { signal } from '@preact/signals';
import type { ReceiverTestRequest } from '../../../server/receiver-tests/receiver-test-request.ts';
import { testTarget } from '../../state/receiver-tests.ts';

interface Written {
  readonly observerUrl: string;
  readonly seed: string;
  readonly async: boolean;
  readonly strict: boolean;
  readonly slow: boolean;
  readonly load: boolean;
}

/** It outlives the page. */
const written = signal<Written>({
  ...{ observerUrl: '', seed: '', async: false },
  ...{ strict: false, slow: false, load: false },
});

/** What is asked for beyond the defaults. */
export function writtenOptions(): ReceiverTestRequest {
  const { observerUrl, seed, ...flags } = written.value;
  return {
    ...(observerUrl.trim() === '' ? {} : { observerUrl: observerUrl.trim() }),
    ...(seed.trim() === '' ? {} : { seed: Number(seed) }),
    ...Object.fromEntries(Object.entries(flags).filter(([, on]) => on)),
  };
}

/** How a run is judged, and who tells what the receiver did. */
export function RunOptions() {
  const { observerUrl, seed } = written.value;
  const set = (change: Partial<Written>) => {
    written.value = { ...written.value, ...change };
  };
  const flags: readonly (readonly [name: 'strict' | 'slow' | 'load' | 'async', words: string])[] = [
    ['strict', 'What should be done counts as what must be'],
    ['slow', 'Run the cases that take half a minute and more, too'],
    ['async', 'The receiver answers before it verifies: the observer decides'],
    ...(testTarget.value?.elsewhere ? ([['load', 'Put load on it, too']] as const) : []),
  ];
  return (
    <details class="run-options">
      <summary>Options</summary>
      <div class="fields">
        <div class="field">
          <label htmlFor="observer-url">Observer</label>
          <input
            id="observer-url"
            type="text"
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            placeholder="http://127.0.0.1:3000/applied/{eventId}"
            aria-describedby="about-observer"
            value={observerUrl}
            onInput={(event) => set({ observerUrl: event.currentTarget.value })}
          />
          <span class="hint" id="about-observer">
            A URL that answers how often an event was applied. Without it, nobody can tell whether duplicates
            had one effect: these cases stay inconclusive.
          </span>
        </div>
        <div class="field">
          <label htmlFor="seed">Seed</label>
          <input
            id="seed"
            inputMode="numeric"
            pattern="\d{1,10}"
            placeholder="drawn anew"
            aria-describedby="about-seed"
            value={seed}
            onInput={(event) => set({ seed: event.currentTarget.value })}
          />
          <span class="hint" id="about-seed">
            The same seed makes the same requests.
          </span>
        </div>
      </div>
      {flags.map(([name, words]) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={written.value[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
          {words}
        </label>
      ))}
    </details>
  );
}
