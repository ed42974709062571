import { useMemo, useState } from 'preact/hooks';
import { outlineJson } from '../text/json-outline.ts';
import { Inert } from './inert.tsx';
import { JsonTree } from './json-tree.tsx';

const shownCharacters = 60_000;
/** A tree of more is made when somebody asks for it. */
const atOnceCharacters = 1_000_000;
const mostCharacters = 20_000_000;

/** A body as a person reads it: JSON is a tree, anything else stands as it came; so does JSON for those who want it raw. */
export function BodyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [view, setView] = useState<'tree' | 'raw' | undefined>(undefined);
  const mayBeJson = /^\s*[[{]/.test(text) && text.length <= mostCharacters;
  const isLong = text.length > atOnceCharacters;
  const wanted = view ?? (isLong ? 'raw' : 'tree');
  const nodes = useMemo(
    () => (mayBeJson && wanted === 'tree' ? outlineJson(text) : undefined),
    [text, mayBeJson, wanted],
  );
  if (text === '') return <p class="none">Empty.</p>;
  const isTree = nodes !== undefined;
  // What looks like JSON and is long is only read when the tree is asked for.
  const offers = isTree || (mayBeJson && wanted === 'raw');
  return (
    <div class="body">
      <p class="body-head">
        <span class="soft">
          {label}, {text.length.toLocaleString('en')} characters
        </span>
        {offers && (
          <button
            type="button"
            class="quiet"
            aria-pressed={!isTree}
            onClick={() => setView(isTree ? 'raw' : 'tree')}
          >
            Raw
          </button>
        )}
        {!offers && mayBeJson && <span class="soft">This is no JSON.</span>}
      </p>
      {isTree ? <JsonTree text={text} nodes={nodes} label={label} /> : <Raw text={text} label={label} />}
    </div>
  );
}

function Raw({ text, label }: { readonly text: string; readonly label: string }) {
  const [limit, setLimit] = useState(shownCharacters);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0} role="region" aria-label={label}>
        <Inert text={text.slice(0, limit)} />
      </pre>
      {text.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit * 8)}>
          Show more of {text.length.toLocaleString('en')} characters
        </button>
      )}
    </>
  );
}
