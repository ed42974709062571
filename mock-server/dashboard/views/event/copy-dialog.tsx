import { Icon } from '../../parts/icon.tsx';
import { Modal } from '../../parts/modal.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { wallNow } from '../../state/browser-clock.ts';
import { copyFormat, copyRequest } from '../../state/copy-format.ts';
import {
  type CopiedRequest,
  type CopyFormat,
  copyFormats,
  copyText,
  formatTitles,
} from '../../text/copy-formats.ts';

interface CopyDialogProps {
  readonly request: CopiedRequest;
  readonly onClose: () => void;
}

/** The request in several formats, to look at and to copy. What is chosen here is what the key copies from then on. */
export function CopyDialog({ request, onClose }: CopyDialogProps) {
  return (
    <Modal title="Copy the request as" wide onClose={onClose}>
      <Tabs
        label="Format"
        chosen={copyFormat.value}
        onChoose={(id) => {
          copyFormat.value = copyFormats.find((format) => format === id) ?? 'curl';
        }}
        tabs={copyFormats.map((format) => ({
          id: format,
          title: formatTitles[format],
          content: () => <Preview format={format} request={request} onClose={onClose} />,
        }))}
      />
    </Modal>
  );
}

const shownCharacters = 20_000;

function Preview({
  format,
  request,
  onClose,
}: CopyDialogProps & {
  readonly format: CopyFormat;
}) {
  const made = copyText(format, request, wallNow());
  if (made === undefined) return <p class="none">This body is no JSON, so it cannot be written so.</p>;
  const { text, note } = made;
  return (
    <>
      <p class="soft">{note}</p>
      <textarea
        class="copy-preview"
        aria-label={`The request as ${formatTitles[format]}`}
        readOnly
        rows={12}
        spellcheck={false}
        value={
          text.length > shownCharacters ? `${text.slice(0, shownCharacters)}\n… the rest is copied too` : text
        }
      />
      <p class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            onClose();
            void copyRequest(format, request);
          }}
        >
          <Icon name="copy" />
          Copy
        </button>
      </p>
    </>
  );
}
