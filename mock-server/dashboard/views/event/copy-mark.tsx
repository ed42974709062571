import { Inert } from '../../parts/inert.tsx';
import type { DeliveryDetail } from '../../state/event-detail.ts';
import { eventPath } from '../../state/route.ts';

/** Says of an event that a person made it of another one. */
export function CopyMark({ copyOf }: { readonly copyOf: NonNullable<DeliveryDetail['copyOf']> }) {
  const { kind, eventId } = copyOf;
  return (
    <span class="copy-mark">
      <b>{kind === 'edited' ? 'Edited' : 'Copied'}</b>
      {eventId !== undefined && (
        <>
          {' '}
          from{' '}
          <a class="id" href={eventPath(eventId)}>
            <Inert text={eventId} />
          </a>
        </>
      )}
    </span>
  );
}
