import { copy } from '../state/toast.ts';
import { Icon } from './icon.tsx';
import { Inert } from './inert.tsx';

/** An id that a click copies. */
export function CopyId({ id, what }: { readonly id: string; readonly what: string }) {
  return (
    <button
      type="button"
      class="id copy"
      title={`Copy the ${what}`}
      onClick={() => void copy(id, `Copied the ${what}.`)}
    >
      <span class="sr">Copy the {what}: </span>
      <Inert text={id} />
      <Icon name="copy" />
    </button>
  );
}
