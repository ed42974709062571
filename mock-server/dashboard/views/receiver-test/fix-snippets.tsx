import { signal } from '@preact/signals';
import { Icon } from '../../parts/icon.tsx';
import { copy } from '../../state/toast.ts';

/** Whose code a person wants to see; it holds for all cases. */
const framework = signal('node');

/** Code that mends it, for one framework at a time. */
export function FixSnippets({ snippets }: { readonly snippets: Readonly<Record<string, string>> }) {
  const names = Object.keys(snippets);
  const chosen = names.includes(framework.value) ? framework.value : names[0];
  const code = chosen === undefined ? undefined : snippets[chosen];
  if (code === undefined) return null;
  return (
    <div class="snippet">
      <div class="snippet-head">
        {names.length > 1 && (
          <select
            aria-label="Framework"
            value={chosen}
            onChange={(event) => {
              framework.value = event.currentTarget.value;
            }}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        <button type="button" class="quiet" onClick={() => void copy(code, 'Copied the code.')}>
          <Icon name="copy" />
          Copy the code
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0} role="region" aria-label="Code that mends it">
        {code}
      </pre>
    </div>
  );
}
