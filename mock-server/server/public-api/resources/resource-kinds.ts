import { type EventType, events, eventTypes } from '../../../contract/catalog.ts';

/** A collection of the vendor's API whose members events are about. */
export interface ResourceKind {
  /** Below the public API's prefix, such as `workflow-runs`. */
  readonly path: string;
  /** What the names of its event types begin with. */
  readonly stem: string;
  /** The property of `data` that names the resource; the resource itself calls it `id`. */
  readonly idProperty: string;
  /** JSON pointer to the resource's state in an event. */
  readonly state: string;
}

/** The vendor's paths. Which event types are about what lies there, the contract tells. */
const paths = ['document-insights/jobs', 'document-insights/extractions', 'workflow-runs'];

export const resourceKinds: readonly ResourceKind[] = paths.flatMap((path) => {
  const type = eventTypes.find((name) => isAbout(name, path));
  if (type === undefined) return [];
  const pointer = events[type].resourceId;
  const cut = pointer.lastIndexOf('/');
  return [{ path, stem: stemOf(type), idProperty: pointer.slice(cut + 1), state: pointer.slice(0, cut) }];
});

/** Events of a kind of resource are named after its path, in the singular, with the outcome behind. */
function isAbout(type: EventType, path: string): boolean {
  return `${stemOf(type).replaceAll('.', '-')}s` === path.replaceAll('/', '-');
}

function stemOf(type: EventType): string {
  return type.slice(0, type.lastIndexOf('.'));
}
