import { useState } from 'preact/hooks';
import { Inert } from './inert.tsx';

const shownCharacters = 60_000;
const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A body as a person reads it: JSON is laid out, anything else stands as it came. */
export function BodyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [whole, setWhole] = useState(false);
  const json = layOut(text);
  const full = json ?? text;
  const shown = whole ? full : full.slice(0, shownCharacters);
  if (text === '') return <p class="none">Empty.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre class="body" tabIndex={0} role="region" aria-label={label}>
        {json === undefined ? <Inert text={shown} /> : <Json text={shown} />}
      </pre>
      {shown.length < full.length && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          Show all {full.length.toLocaleString('en')} characters
        </button>
      )}
    </>
  );
}

function Json({ text }: { readonly text: string }) {
  const pieces = [];
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    const { 0: found, 1: quoted, 2: colon, index } = match;
    pieces.push(text.slice(from, index));
    const kind = quoted === undefined ? 'literal' : colon === undefined ? 'string' : 'key';
    pieces.push(
      <span class={kind}>
        <Inert text={quoted ?? found} />
      </span>,
      colon ?? '',
    );
    from = index + found.length;
  }
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}

/** Undefined for what is no JSON, or so deep that the browser cannot write it again. */
function layOut(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text) || text.length > 1_000_000) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}
