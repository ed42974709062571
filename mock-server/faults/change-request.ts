import type { ShapedRequest } from '../transport/raw-shape.ts';
import type { AttemptStages } from './stages.ts';

/** A decorator of `send` that changes each request of an attempt on its way out, copies among them. */
export function changeRequest(change: (request: ShapedRequest) => ShapedRequest) {
  return (next: AttemptStages['send']): AttemptStages['send'] =>
    (request, again) =>
      next(change(request), () => change(again()));
}
