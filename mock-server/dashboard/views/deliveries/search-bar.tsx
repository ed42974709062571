import { useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { rows, search, shownRows, terms } from '../../state/live.ts';
import { setQuery } from '../../state/route.ts';
import { formatSearch } from '../../state/search-query.ts';
import { useShortcuts } from '../../state/shortcuts.ts';

/** What is looked for: a field, its conditions as chips, and how many rows hold. All of it stands in the address. */
export function SearchBar() {
  const field = useRef<HTMLInputElement>(null);
  const clear = () => setQuery({ q: undefined });
  useShortcuts({ '/': () => field.current?.select(), Escape: clear });
  const all = terms.value;
  return (
    <search class="search">
      <div class="search-field">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label="Search deliveries"
          aria-describedby="search-count"
          placeholder="status:failed  code:5xx  dur:>500ms  or any words"
          spellcheck={false}
          autocomplete="off"
          value={search.value}
          onInput={(event) => setQuery({ q: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (search.value === '') event.currentTarget.blur();
            else clear();
          }}
        />
        <KeyHint name="/" title="Press / to search" />
      </div>
      {all.length > 0 && (
        <div class="chips">
          {all.map((term, at) => (
            <button
              type="button"
              class={term.problem === undefined ? 'chip' : 'chip wrong'}
              key={`${at} ${term.raw}`}
              onClick={() => setQuery({ q: formatSearch(all.filter((_, other) => other !== at)) })}
            >
              <span class="sr">Remove the condition </span>
              <span class="chip-text">{term.raw}</span>
              {term.problem !== undefined && <span class="chip-problem">{term.problem}</span>}
              <Icon name="close" />
            </button>
          ))}
          <button type="button" class="quiet" onClick={clear}>
            Clear
          </button>
        </div>
      )}
      <p id="search-count" class="search-count" role="status">
        {all.length > 0 &&
          `${shownRows.value.length.toLocaleString('en')} of ${rows.value.length.toLocaleString('en')} deliveries`}
      </p>
    </search>
  );
}
