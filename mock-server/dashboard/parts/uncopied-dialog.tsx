import { uncopied } from '../state/toast.ts';
import { Modal } from './modal.tsx';

/** A text to be copied by hand, where the browser lets no page do it. */
export function UncopiedDialog() {
  const text = uncopied.value;
  if (text === undefined) return null;
  return (
    <Modal
      title="Copy this"
      wide
      onClose={() => {
        uncopied.value = undefined;
      }}
    >
      <p>
        The browser does not let this page use the clipboard. The text is selected: press Ctrl+C, or ⌘C on a
        Mac.
      </p>
      <textarea
        class="uncopied"
        aria-label="Text to copy"
        readOnly
        rows={12}
        value={text}
        data-first
        onFocus={(event) => event.currentTarget.select()}
      />
    </Modal>
  );
}
