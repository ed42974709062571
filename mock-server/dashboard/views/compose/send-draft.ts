import { call } from '../../state/api.ts';
import { type Draft, originalData, sending } from '../../state/compose-draft.ts';
import { readFaults } from '../../state/mock-state.ts';
import { overridesBetween } from '../../state/overrides-between.ts';

/** Sends the event of a draft with these data; resolves with its id. Throws what the mock says against it. */
export async function sendDraft(draft: Draft, data: unknown): Promise<string> {
  const { type: eventType, example } = draft;
  const { unchecked, fault } = sending.value;
  const changes = overridesBetween(originalData(draft), data, ['data']);
  const added =
    fault === ''
      ? undefined
      : await call<{ readonly id: string }>('POST', '/api/v1/faults', {
          name: fault,
          scope: { next: 1, eventType },
        });
  try {
    const { eventId } = await call<{ readonly eventId: string }>('POST', '/api/v1/events', {
      ...{ eventType, example },
      ...(changes.length === 0 ? {} : { overrides: changes }),
      ...(unchecked ? { unchecked } : {}),
    });
    return eventId;
  } catch (error) {
    // Nothing is sent now, and the next event shall not be broken in its place.
    if (added) await call('DELETE', `/api/v1/faults/${added.id}`).catch(() => undefined);
    throw error;
  } finally {
    if (added) void readFaults().catch(() => undefined);
  }
}
