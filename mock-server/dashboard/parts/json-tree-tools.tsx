interface JsonTreeToolsProps {
  readonly search: string;
  readonly found: number;
  /** Which of those that were found is chosen; -1 for none. */
  readonly at: number;
  readonly onSearch: (search: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onTurnAll: (open: boolean) => void;
}

/** Finds names and values in a tree, and opens all of it. */
export function JsonTreeTools({ search, found, at, onSearch, onStep, onTurnAll }: JsonTreeToolsProps) {
  return (
    <div class="json-tools">
      <input
        type="search"
        placeholder="Find a name or value"
        aria-label="Find a name or value"
        spellcheck={false}
        value={search}
        onInput={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }
          if (event.key === 'Escape' && search !== '') {
            event.stopPropagation();
            onSearch('');
          }
        }}
      />
      <span class="soft number" role="status">
        {search === '' ? '' : found === 0 ? 'Not found' : `${at < 0 ? '' : `${at + 1} of `}${found} found`}
      </span>
      {found > 0 && (
        <>
          <button type="button" class="quiet" onClick={() => onStep(-1)}>
            Previous
          </button>
          <button type="button" class="quiet" onClick={() => onStep(1)}>
            Next
          </button>
        </>
      )}
      <button type="button" class="quiet" onClick={() => onTurnAll(true)}>
        Open all
      </button>
      <button type="button" class="quiet" onClick={() => onTurnAll(false)}>
        Close all
      </button>
    </div>
  );
}
