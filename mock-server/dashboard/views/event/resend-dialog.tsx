import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Modal } from '../../parts/modal.tsx';
import { call, problemText } from '../../state/api.ts';
import type { DeliveryDetail, EventDetail } from '../../state/event-detail.ts';
import { type FaultKind, readFaultKinds } from '../../state/fault-kinds.ts';
import { eventPath, navigate } from '../../state/route.ts';
import { say } from '../../state/toast.ts';
import { checkEventText } from '../../text/check-request.ts';
import { editableText } from '../../text/editable-text.ts';
import { EventEditor } from './event-editor.tsx';

interface ResendDialogProps {
  readonly event: EventDetail;
  readonly delivery: DeliveryDetail;
  readonly onClose: () => void;
}

/** Sends a delivery again in another way: edited, elsewhere, several times, or with a fault. */
export function ResendDialog({ event, delivery, onClose }: ResendDialogProps) {
  const original = editableText(event.body.text ?? '');
  const [text, setText] = useState(original);
  const [edits, setEdits] = useState(false);
  const [url, setUrl] = useState('');
  const [times, setTimes] = useState(1);
  const [fault, setFault] = useState('');
  const [kinds, setKinds] = useState<readonly FaultKind[]>([]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void readFaultKinds()
      .then(setKinds)
      .catch(() => undefined);
  }, []);
  const isEdited = edits && text !== original;
  const breaks =
    isEdited && isObject(text) && checkEventText(text).some(({ severity }) => severity === 'error');
  const makesNew = isEdited || url.trim() !== '';

  const send = async () => {
    setBusy(true);
    setProblem('');
    try {
      const path = `/api/v1/deliveries/${encodeURIComponent(delivery.id)}/resend`;
      const { eventId } = await call<{ readonly eventId: string }>('POST', path, {
        times,
        ...(isEdited ? { event: readObject(text), unchecked: breaks } : {}),
        ...(url.trim() === '' ? {} : { url: url.trim() }),
        ...(fault === '' ? {} : { fault: { name: fault } }),
      });
      onClose();
      say(
        makesNew ? 'Sent as a new event, which is shown now.' : 'It is sent again, with a new delivery id.',
      );
      if (makesNew) navigate(eventPath(eventId));
    } catch (error) {
      setProblem(problemText(error));
      setBusy(false);
    }
  };

  return (
    <Modal title="Resend with changes" wide onClose={onClose}>
      <form
        class="resend"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <div class="fields">
          <label>
            Times
            <input
              type="number"
              min={1}
              max={100}
              required
              data-first
              value={times}
              onInput={(changed) => setTimes(changed.currentTarget.valueAsNumber || 1)}
            />
          </label>
          <label>
            With a fault
            <select value={fault} onChange={(changed) => setFault(changed.currentTarget.value)}>
              <option value="">None</option>
              {kinds.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            To another target
            <input
              type="url"
              placeholder={delivery.url}
              value={url}
              onInput={(changed) => setUrl(changed.currentTarget.value)}
            />
          </label>
        </div>
        {fault !== '' && <p class="soft">{kinds.find(({ name }) => name === fault)?.summary}</p>}
        <label class="check">
          <input type="checkbox" checked={edits} onChange={() => setEdits(!edits)} />
          Edit the event
        </label>
        {edits && <EventEditor text={text} onChange={setText} />}
        <p class="soft">
          {makesNew
            ? `A new event goes to ${url.trim() === '' ? 'this receiver' : 'that target'} alone, marked ${isEdited ? '“edited”' : '“copied”'}. An event id that you leave as it is becomes a new one.`
            : 'The same bytes go out again, each time with a new delivery id and signature.'}
        </p>
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <p class="actions">
          <button type="submit" class={breaks ? 'danger' : 'primary'} disabled={busy}>
            <Icon name="sending" />
            {breaks ? 'Send it although it breaks the contract' : 'Send'}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Modal>
  );
}

function isObject(text: string): boolean {
  try {
    readObject(text);
    return true;
  } catch {
    return false;
  }
}

/** Throws for what cannot be an event at all. */
function readObject(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The event is no JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('An event is a JSON object.');
}
