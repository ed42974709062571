import { copy } from '../state/toast.ts';
import type { JsonNode } from '../text/json-outline.ts';
import { Icon } from './icon.tsx';
import { Inert } from './inert.tsx';

interface JsonLineProps {
  readonly text: string;
  readonly node: JsonNode;
  readonly place: number;
  readonly siblings: number;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly found: boolean;
  readonly path: () => string;
  readonly value: () => string;
  readonly onChoose: (place: number) => void;
  readonly onTurn: (place: number, open: boolean) => void;
}

/** A text of a million characters is not read in one line. */
const shownCharacters = 2_000;
/** So deep lines do not leave the page at its right. */
const deepestIndent = 24;

/** One value of the tree; that which is chosen can be copied, and so can the way to it. */
export function JsonLine(line: JsonLineProps) {
  const { text, node, place, siblings, open, chosen, found, path, value, onChoose, onTurn } = line;
  const { depth, name, count, kind, at } = node;
  const opens = count > 0 ? { 'aria-expanded': open } : {};
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys.
    <div
      role="treeitem"
      class={`json-line${found ? ' found' : ''}`}
      data-place={place}
      aria-level={depth + 1}
      aria-posinset={at + 1}
      aria-setsize={siblings}
      aria-selected={chosen}
      {...opens}
      tabIndex={chosen ? 0 : -1}
      style={{ paddingInlineStart: `${Math.min(depth, deepestIndent) * 1.15 + 1.35}rem` }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('button')) return;
        onChoose(place);
        if (getSelection()?.isCollapsed !== false) onTurn(place, !open);
      }}
      onFocus={() => onChoose(place)}
    >
      {count > 0 && <span class={`json-mark${open ? ' open' : ''}`} aria-hidden="true" />}
      {depth > deepestIndent && <span class="soft">level {depth} </span>}
      {name !== undefined && (
        <>
          <span class="key">
            "<Inert text={name} />"
          </span>
          {': '}
        </>
      )}
      {kind === 'object' || kind === 'array' ? (
        <span class="soft">{summary(kind, count, open)}</span>
      ) : (
        <Plain text={text} node={node} />
      )}
      {chosen && (
        <span class="json-copy">
          <button type="button" class="quiet" onClick={() => void copy(path(), `Copied the path ${path()}.`)}>
            <Icon name="copy" />
            Path
          </button>
          <button type="button" class="quiet" onClick={() => void copy(value(), 'Copied the value.')}>
            <Icon name="copy" />
            Value
          </button>
        </span>
      )}
    </div>
  );
}

function Plain({ text, node: { kind, from, to } }: { readonly text: string; readonly node: JsonNode }) {
  const end = Math.min(to, from + shownCharacters);
  return (
    <span class={kind === 'string' ? 'string' : 'literal'}>
      <Inert text={text.slice(from, end)} />
      {end < to && <i class="unseen">and {(to - end).toLocaleString('en')} characters more</i>}
    </span>
  );
}

function summary(kind: 'object' | 'array', count: number, open: boolean): string {
  const [begin, end] = kind === 'object' ? ['{', '}'] : ['[', ']'];
  if (count === 0) return begin + end;
  return open ? begin : `${begin} ${count.toLocaleString('en')} ${end}`;
}
