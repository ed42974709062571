import { useState } from 'preact/hooks';
import { signatureParameters } from '../../../contract/catalog.ts';
import type { SignatureReport } from '../../../server/signature/signature-report.ts';
import { Icon } from '../../parts/icon.tsx';
import { call, problemText } from '../../state/api.ts';
import {
  base64OfPasted,
  changePasted,
  forgetPasted,
  type PastedRequest,
  pastedRequest,
} from '../../state/pasted-request.ts';
import { pastedHeader, timestampOf } from '../../text/signature-parts.ts';
import { PastedBody } from './pasted-body.tsx';
import { PastedResult } from './pasted-result.tsx';
import { SecretFields } from './secret-fields.tsx';
import { Snippets } from './snippets.tsx';

/** Explains why a signature fails that somebody has at hand: a header, a body, and perhaps a secret. */
export function SignatureView() {
  const pasted = pastedRequest.value;
  const [answer, setAnswer] = useState<Explained | { readonly problem: string } | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const explain = async (form: HTMLFormElement) => {
    setBusy(true);
    setAnswer(await ask(pasted, new FormData(form)));
    setBusy(false);
  };
  return (
    <>
      <div class="title-line">
        <h1>Why a signature fails</h1>
      </div>
      <form
        class="card"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void explain(event.currentTarget);
        }}
      >
        <label class="editor">
          Header {signatureParameters.header}
          <textarea
            class="header-field"
            spellcheck={false}
            rows={2}
            required
            value={pasted.header}
            placeholder={signatureParameters.format}
            onInput={(event) => changePasted({ header: event.currentTarget.value })}
          />
        </label>
        <PastedBody />
        <div class="fields">
          <SecretFields key={round} />
          <label>
            Compare the timestamp with
            <select name="moment">
              <option value="now">Now</option>
              <option value="signed">The time when it was signed: leave its age aside</option>
            </select>
          </label>
        </div>
        <p class="actions">
          <button type="submit" class="primary" disabled={busy}>
            <Icon name="search" />
            Explain
          </button>
          <button
            type="button"
            onClick={() => {
              forgetPasted();
              setAnswer(undefined);
              // The fields of secrets are made anew, and with them what was typed is gone.
              setRound(round + 1);
            }}
          >
            Start again
          </button>
        </p>
      </form>
      <div aria-live="polite">
        {answer !== undefined &&
          ('problem' in answer ? <p class="card problem">{answer.problem}</p> : <PastedResult {...answer} />)}
      </div>
      <section class="card" aria-labelledby="snippets-title">
        <h2 id="snippets-title">How a receiver verifies</h2>
        <Snippets />
      </section>
    </>
  );
}

/** What was asked, and what came back. */
export interface Explained {
  readonly header: string;
  readonly base64: string;
  readonly report: SignatureReport;
}

async function ask(pasted: PastedRequest, form: FormData): Promise<Explained | { readonly problem: string }> {
  const header = pastedHeader(pasted.header);
  const base64 = base64OfPasted(pasted);
  const secrets = ['secret', 'previous'].map((name) => String(form.get(name) ?? '')).filter(Boolean);
  const signedMs = Number(timestampOf(header)) * 1_000;
  const isTime = form.get('moment') === 'signed' && /^\d{1,12}$/.test(timestampOf(header));
  try {
    const report = await call<SignatureReport>('POST', '/api/v1/signature/explain', {
      header,
      bodyBase64: base64,
      ...(secrets.length === 0 ? {} : { secrets }),
      ...(isTime ? { at: new Date(signedMs).toISOString() } : {}),
    });
    return { header, base64, report };
  } catch (error) {
    return { problem: problemText(error) };
  }
}
