import type { JsonNode } from './json-outline.ts';

/** So deep a tree is open at first. */
const openDepth = 3;
/** More places are not looked through by a person. */
const mostFound = 1_000;

/** Whether what is within a value is shown; `turned` are those that a person has opened or closed. */
export function isOpen({ count, depth }: JsonNode, place: number, turned: ReadonlySet<number>): boolean {
  return count > 0 && depth < openDepth !== turned.has(place);
}

/** The places of the values that are shown, at most so many. */
export function shownPlaces(
  nodes: readonly JsonNode[],
  turned: ReadonlySet<number>,
  most: number,
): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < nodes.length && places.length < most; ) {
    const node = nodes[place];
    if (!node) break;
    places.push(place);
    place = isOpen(node, place, turned) ? place + 1 : node.next;
  }
  return places;
}

/** The places of names and plain values that hold a text, in any case. */
export function findPlaces(text: string, nodes: readonly JsonNode[], search: string): readonly number[] {
  const wanted = search.toLowerCase();
  const places: number[] = [];
  if (wanted === '') return places;
  for (const [place, { kind, name, from, to }] of nodes.entries()) {
    const isPlain = kind !== 'object' && kind !== 'array';
    const holds =
      name?.toLowerCase().includes(wanted) ||
      (isPlain && text.slice(from, to).toLowerCase().includes(wanted));
    if (holds) places.push(place);
    if (places.length === mostFound) break;
  }
  return places;
}

/** What a person would have turned to see a place. */
export function turnedToShow(
  nodes: readonly JsonNode[],
  place: number,
  turned: ReadonlySet<number>,
): ReadonlySet<number> {
  const next = new Set(turned);
  for (let at = nodes[place]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) {
    const node = nodes[at];
    if (!node || isOpen(node, at, next)) continue;
    if (next.has(at)) next.delete(at);
    else next.add(at);
  }
  return next;
}

/** What is turned when everything is open, or only the outermost value. */
export function turnedForAll(nodes: readonly JsonNode[], open: boolean): ReadonlySet<number> {
  const places = [...nodes.keys()];
  return new Set(
    places.filter((place) => {
      const node = nodes[place];
      return node !== undefined && node.count > 0 && isOpen(node, place, new Set()) !== (open || place === 0);
    }),
  );
}

/** Which of the lines of a tree are drawn. */
export interface DrawnLines {
  readonly from: number;
  readonly to: number;
}

/** Lines that hold this one: those that are drawn, or else so many around it. */
export function drawnAround(line: number, drawn: DrawnLines, most: number): DrawnLines {
  if (line >= drawn.from && line < drawn.to) return drawn;
  const from = Math.max(0, line - Math.floor(most / 2));
  return { from, to: from + most };
}
