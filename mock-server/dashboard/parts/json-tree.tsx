import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type JsonNode, jsonPath, jsonValueText } from '../text/json-outline.ts';
import {
  type DrawnLines,
  drawnAround,
  findPlaces,
  isOpen,
  shownPlaces,
  turnedForAll,
  turnedToShow,
} from '../text/json-tree.ts';
import { JsonLine } from './json-line.tsx';
import { JsonTreeTools } from './json-tree-tools.tsx';

interface JsonTreeProps {
  readonly text: string;
  readonly nodes: readonly JsonNode[];
  readonly label: string;
}

const linesAtOnce = 400;
const drawnFirst: DrawnLines = { from: 0, to: linesAtOnce };
/** What fits on a screen needs no tools. */
const fewNodes = 24;

/** JSON as a tree, by the pattern of ARIA: the arrows move, open and close. */
export function JsonTree({ text, nodes, label }: JsonTreeProps) {
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState(0);
  const [drawn, setDrawn] = useState(drawnFirst);
  const [search, setSearch] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<'line' | 'view' | undefined>(undefined);
  const shown = useMemo(() => shownPlaces(nodes, turned, drawn.to + 1), [nodes, turned, drawn]);
  const found = useMemo(() => findPlaces(text, nodes, search), [text, nodes, search]);
  // What was closed may have left fewer lines than were drawn from there.
  const from = drawn.from < shown.length ? drawn.from : 0;
  const lines = shown.slice(from, drawn.to);
  const current = lines.includes(chosen) ? chosen : (lines[0] ?? 0);
  useLayoutEffect(() => {
    const line = tree.current?.querySelector<HTMLElement>(`[data-place="${current}"]`);
    if (wantsFocus.current === 'line') line?.focus();
    if (wantsFocus.current === 'view') line?.scrollIntoView({ block: 'nearest' });
    wantsFocus.current = undefined;
  });

  const turn = (place: number, open: boolean) => {
    const node = nodes[place];
    if (!node || node.count === 0 || isOpen(node, place, turned) === open) return;
    const next = new Set(turned);
    if (!next.delete(place)) next.add(place);
    setTurned(next);
  };
  const go = (line: number) => {
    const place = shown[line];
    if (place === undefined) return;
    wantsFocus.current = 'line';
    setDrawn(drawnAround(line, drawn, linesAtOnce));
    setChosen(place);
  };
  const goToFound = (step: number) => {
    const at = found.indexOf(current);
    const beyond = found.findIndex((place) => place > current);
    const next = at >= 0 ? at + step : step > 0 ? Math.max(0, beyond) : beyond - 1;
    const place = found.at(next % found.length);
    if (place === undefined) return;
    const opened = turnedToShow(nodes, place, turned);
    setTurned(opened);
    const line = shownPlaces(nodes, opened, nodes.length).indexOf(place);
    setDrawn(drawnAround(line, drawn, linesAtOnce));
    wantsFocus.current = 'view';
    setChosen(place);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.role !== 'treeitem') return;
    const node = nodes[current];
    const at = shown.indexOf(current, from);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = isOpen(node, current, turned);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      ArrowRight: () => (open ? go(at + 1) : turn(current, true)),
      ArrowLeft: () => (open || node.parent < 0 ? turn(current, false) : go(shown.indexOf(node.parent))),
      Home: () => go(0),
      End: () => go(from + lines.length - 1),
      Enter: () => turn(current, !open),
      ' ': () => turn(current, !open),
    };
    if (!Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    moves[event.key]?.();
  };

  return (
    <>
      {nodes.length > fewNodes && (
        <JsonTreeTools
          search={search}
          found={found.length}
          at={found.indexOf(current)}
          onSearch={setSearch}
          onStep={goToFound}
          onTurnAll={(open) => {
            setTurned(turnedForAll(nodes, open));
            setDrawn(drawnFirst);
          }}
        />
      )}
      {from > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => setDrawn({ from: Math.max(0, from - linesAtOnce * 4), to: drawn.to })}
        >
          Show lines before
        </button>
      )}
      <div role="tree" aria-label={label} class="json" ref={tree} onKeyDown={onKey}>
        {lines.map((place) => {
          const node = nodes[place];
          return (
            node && (
              <JsonLine
                key={place}
                text={text}
                node={node}
                place={place}
                siblings={nodes[node.parent]?.count ?? 1}
                open={isOpen(node, place, turned)}
                chosen={place === current}
                found={search !== '' && found.includes(place)}
                path={() => jsonPath(nodes, place)}
                value={() => jsonValueText(text, node)}
                onChoose={setChosen}
                onTurn={turn}
              />
            )
          );
        })}
      </div>
      {shown.length > drawn.to && (
        <button
          type="button"
          class="quiet"
          onClick={() => setDrawn({ from, to: drawn.to + linesAtOnce * 4 })}
        >
          Show more lines
        </button>
      )}
    </>
  );
}
