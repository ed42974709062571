import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type JsonNode, jsonPath, jsonValueText } from '../text/json-outline.ts';
import { findPlaces, isOpen, shownPlaces, turnedForAll, turnedToShow } from '../text/json-tree.ts';
import { JsonLine } from './json-line.tsx';
import { JsonTreeTools } from './json-tree-tools.tsx';

interface JsonTreeProps {
  readonly text: string;
  readonly nodes: readonly JsonNode[];
  readonly label: string;
}

const linesAtOnce = 400;
/** What fits on a screen needs no tools. */
const fewNodes = 24;

/** JSON as a tree, by the pattern of ARIA: the arrows move, open and close. */
export function JsonTree({ text, nodes, label }: JsonTreeProps) {
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState(0);
  const [most, setMost] = useState(linesAtOnce);
  const [search, setSearch] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<'line' | 'view' | undefined>(undefined);
  const shown = useMemo(() => shownPlaces(nodes, turned, most + 1), [nodes, turned, most]);
  const found = useMemo(() => findPlaces(text, nodes, search), [text, nodes, search]);
  const lines = shown.slice(0, most);
  const current = lines.includes(chosen) ? chosen : 0;
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
  const go = (place: number | undefined) => {
    if (place === undefined) return;
    wantsFocus.current = 'line';
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
    // As many lines as it takes to come there.
    const line = shownPlaces(nodes, opened, nodes.length).indexOf(place);
    setMost(Math.max(most, line + linesAtOnce / 2));
    wantsFocus.current = 'view';
    setChosen(place);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.role !== 'treeitem') return;
    const node = nodes[current];
    const at = lines.indexOf(current);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const open = isOpen(node, current, turned);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(lines[at + 1]),
      ArrowUp: () => go(lines[at - 1]),
      ArrowRight: () => (open ? go(lines[at + 1]) : turn(current, true)),
      ArrowLeft: () => (open || node.parent < 0 ? turn(current, false) : go(node.parent)),
      Home: () => go(lines[0]),
      End: () => go(lines.at(-1)),
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
          onTurnAll={(open) => setTurned(turnedForAll(nodes, open))}
        />
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
      {shown.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + linesAtOnce * 4)}>
          Show more lines
        </button>
      )}
    </>
  );
}
