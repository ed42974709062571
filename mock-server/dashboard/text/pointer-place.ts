import { type JsonNode, outlineJson } from './json-outline.ts';

/** Where in a JSON text the value of a JSON pointer stands; undefined where there is none, or the text is no JSON. */
export function pointerPlace(
  text: string,
  pointer: string,
): { readonly from: number; readonly to: number } | undefined {
  const nodes = outlineJson(text);
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let place = 0;
  for (const step of steps) {
    const found: number = nodes?.findIndex((node, at) => at > place && isStep(node, place, step)) ?? -1;
    if (found < 0) return undefined;
    place = found;
  }
  const node = nodes?.[place];
  return node && { from: node.from, to: node.to };
}

function isStep({ parent, name, at }: JsonNode, around: number, step: string): boolean {
  return parent === around && (name ?? String(at)) === step;
}
