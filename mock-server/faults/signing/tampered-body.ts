import { changeRequest } from '../change-request.ts';
import { defineFault } from '../fault.ts';
import { choice } from '../option-spec.ts';

export const tamperedBody = defineFault({
  name: 'tampered-body',
  summary: 'Changes the body after it was signed.',
  options: {
    how: choice(
      'One bit somewhere; a line break at the end; the same JSON written differently, as some proxies do.',
      ['bit', 'newline', 'rewritten'],
      'bit',
    ),
  },
  decorate: ({ how }, { random }) => ({
    send: changeRequest((request) => {
      if (how === 'bit') return { ...request, body: flipBit(request.body, random()) };
      const body = how === 'newline' ? undefined : rewritten(request.body);
      return { ...request, body: body ?? Buffer.concat([request.body, Buffer.from('\n')]) };
    }),
  }),
});

function flipBit(body: Uint8Array, where: number): Uint8Array {
  const flipped = Uint8Array.from(body);
  const at = Math.floor(where * body.length);
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return flipped;
}

/** Undefined where the body is no JSON, or is written that way already. */
function rewritten(body: Uint8Array): Uint8Array | undefined {
  try {
    const text = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(body).toString('utf8')), null, 2));
    return text.equals(body) ? undefined : text;
  } catch {
    return undefined;
  }
}
