import { useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { bytesOfPasted, changePasted, pastedRequest } from '../../state/pasted-request.ts';

/** The body as text, or as a file where every byte counts. */
export function PastedBody() {
  const { text, exact, file } = pastedRequest.value;
  const chooser = useRef<HTMLInputElement>(null);
  const pasted = useRef<string | undefined>(undefined);
  const count = `${bytesOfPasted(pastedRequest.value).length.toLocaleString('en')} bytes`;
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    changePasted({ file: { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) } });
  };
  return (
    <div class="pasted-body">
      {file ? (
        <p class="field">
          Body
          <span class="file-name">
            {file.name}, {count}
          </span>
          <button type="button" onClick={() => changePasted({ file: undefined })}>
            <Icon name="close" />
            Take it away
          </button>
        </p>
      ) : (
        <label class="editor">
          Body, just as it arrived
          <textarea
            spellcheck={false}
            rows={8}
            value={text}
            placeholder={'{"eventId":…'}
            aria-describedby="body-note"
            onPaste={(event) => {
              pasted.current = event.clipboardData?.getData('text/plain');
            }}
            onInput={(event) => {
              const { value } = event.currentTarget;
              const whole = pasted.current ?? exact;
              // A field turns every line end into LF; what was pasted into it still knows.
              const isWhole = whole?.replaceAll(/\r\n?/g, '\n') === value && whole !== value;
              pasted.current = undefined;
              changePasted({ text: value, exact: isWhole ? whole : undefined });
            }}
          />
        </label>
      )}
      <p id="body-note" class="soft">
        {file
          ? 'The bytes of the file are compared.'
          : `${count}${exact === undefined ? '' : ', with the CRLF line ends that were pasted'}. Where a byte may have been lost on the way, load the file.`}{' '}
        <button type="button" class="quiet" onClick={() => chooser.current?.click()}>
          Load a file
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="File with the body"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </p>
    </div>
  );
}
