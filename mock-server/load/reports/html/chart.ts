import { html, type Markup } from '../../../markup/html.ts';
import type { Axis } from './axis.ts';

const [WIDTH, HEIGHT] = [760, 260];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 24, 12, 32];

/** A value along and a value up. */
export type Place = readonly [x: number, y: number];

export type Layer =
  | { readonly kind: 'line'; readonly name: string; readonly places: readonly Place[] }
  /** Between two lines, the second of which is below. */
  | {
      readonly kind: 'band';
      readonly name: string;
      readonly places: readonly Place[];
      readonly low: readonly Place[];
    }
  /** From the ground up, each from one value along to another. */
  | {
      readonly kind: 'bars';
      readonly name: string;
      readonly bars: readonly (readonly [from: number, to: number, y: number])[];
    };

/** A picture of numbers, which stand in a table too: `label` says what it shows. Colours are those of the style's classes. */
export function chart(label: string, x: Axis, y: Axis, layers: readonly Layer[]): Markup {
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${y.ticks.map(
  ({
    value,
    label,
  }) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${up(y, value)}" y2="${up(y, value)}"/><text class="tick" x="${LEFT - 8}" y="${up(y, value)}" dy="4" text-anchor="end">${label}</text>
`,
)}${x.ticks.map(
  ({
    value,
    label,
  }) => html`<line class="grid" y1="${TOP}" y2="${HEIGHT - BOTTOM}" x1="${along(x, value)}" x2="${along(x, value)}"/><text class="tick" x="${along(x, value)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${label}</text>
`,
)}${layers.map((layer) => drawn(layer, x, y))}</svg>`;
}

function drawn(layer: Layer, x: Axis, y: Axis): Markup {
  const points = (places: readonly Place[]) =>
    places.map(([right, high]) => `${along(x, right)},${up(y, high)}`).join(' ');
  if (layer.kind === 'line')
    return html`<polyline class="line ${layer.name}" points="${points(layer.places)}"/>\n`;
  if (layer.kind === 'band')
    return html`<polygon class="band ${layer.name}" points="${points([...layer.places, ...layer.low.toReversed()])}"/>\n`;
  return html`${layer.bars.map(([from, to, high]) => {
    const [left, top] = [Number(along(x, from)), Number(up(y, high))];
    const width = Math.max(1, Number(along(x, to)) - left - 1);
    return html`<rect class="bar ${layer.name}" x="${left}" y="${top}" width="${width.toFixed(1)}" height="${(HEIGHT - BOTTOM - top).toFixed(1)}"/>\n`;
  })}`;
}

function along({ at }: Axis, value: number): string {
  return (LEFT + at(value) * (WIDTH - LEFT - RIGHT)).toFixed(1);
}

function up({ at }: Axis, value: number): string {
  return (HEIGHT - BOTTOM - at(value) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
}
