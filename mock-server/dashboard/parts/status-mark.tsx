import { type StatusName, statusWords } from '../text/delivery-status.ts';
import { Icon } from './icon.tsx';

/** A status by word and shape; its colour is only a third sign. */
export function StatusMark({ status }: { readonly status: StatusName }) {
  return (
    <span class={`status ${status}`}>
      <Icon name={status} />
      {statusWords[status]}
    </span>
  );
}
