import type { Headers } from '../state/event-detail.ts';
import { Inert } from './inert.tsx';

/** Headers in the order in which they were sent. */
export function HeaderList({ headers }: { readonly headers: Headers }) {
  if (headers.length === 0) return <p class="none">No headers.</p>;
  return (
    <dl class="headers">
      {headers.map(([name, value]) => (
        <div>
          <dt>
            <Inert text={name} />
          </dt>
          <dd>
            <Inert text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
