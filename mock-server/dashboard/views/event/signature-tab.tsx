import { signatureParameters } from '../../../contract/catalog.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { currentMs } from '../../state/browser-clock.ts';
import type { AttemptDetail } from '../../state/event-detail.ts';
import { durationText } from '../../text/duration-text.ts';
import { bytesOf } from '../../text/hex-dump.ts';
import { signatureParts, signedSeparator } from '../../text/signature-parts.ts';
import { utcText } from '../../text/time-text.ts';

const { header: headerName, algorithm, construction, toleranceSeconds, timestampKey } = signatureParameters;
const shownCharacters = 2_000;

/** What was signed, when, and how a receiver checks it. */
export function SignatureTab({ attempt }: { readonly attempt: AttemptDetail }) {
  const { requestHeaders = [], requestBody } = attempt;
  const header = requestHeaders.find(([name]) => name.toLowerCase() === headerName.toLowerCase())?.[1];
  if (header === undefined) return <p class="none">This attempt carried no signature.</p>;
  const parts = signatureParts(header);
  const timestamp = parts.find(({ kind }) => kind === 'timestamp')?.value ?? '';
  const signatures = parts.filter(({ kind }) => kind === 'signature');
  const body = requestBody?.text;
  const byteLength = bytesOf(requestBody?.base64 ?? '').length;
  return (
    <div class="signature">
      <h3>The header</h3>
      <p class="signature-header">
        <span class="soft">{headerName}: </span>
        {parts.map(({ kind, key, value }, at) => (
          <>
            {at > 0 && <span class="soft">{signatureParameters.elementSeparator}</span>}
            <span class={`part ${kind}`}>
              <span class="part-key">
                <Inert text={key} />
                {signatureParameters.valueSeparator}
              </span>
              <Inert text={value} />
            </span>
          </>
        ))}
      </p>
      <dl class="facts">
        <dt>
          <code>{timestampKey}</code>
        </dt>
        <dd>
          <Timestamp text={timestamp} startedAt={attempt.startedAt} />
        </dd>
        <dt>Signatures</dt>
        <dd>
          {signatures.length === 1
            ? 'One.'
            : `${signatures.length}: a receiver accepts the request when any of them fits one of its secrets.`}{' '}
          {construction.toUpperCase()}-{algorithm.toUpperCase()}, {signatureParameters.letterCase}case{' '}
          {signatureParameters.encoding}.
        </dd>
      </dl>
      <h3>What is signed</h3>
      <p class="soft">
        The timestamp, <code>{signedSeparator}</code> and the body byte for byte:{' '}
        {timestamp.length + signedSeparator.length} + {byteLength.toLocaleString('en')} ={' '}
        <b>{(timestamp.length + signedSeparator.length + byteLength).toLocaleString('en')} bytes</b>. A body
        that was parsed and written again is another one.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre class="signed" tabIndex={0} role="region" aria-label="The signed content">
        <span class="part timestamp">
          <Inert text={timestamp} />
        </span>
        <span class="part separator">{signedSeparator}</span>
        {body === undefined ? (
          <i class="unseen">bytes that are no text</i>
        ) : (
          <BodyLines text={body.slice(0, shownCharacters)} />
        )}
        {body !== undefined && body.length > shownCharacters && (
          <i class="unseen">and {(body.length - shownCharacters).toLocaleString('en')} characters more</i>
        )}
      </pre>
      {attempt.faults !== undefined && attempt.faults.length > 0 && (
        <p class="note">
          <Icon name="warning" />
          <span>
            Faults were at work on this attempt: {attempt.faults.join(', ')}. It may be wrong on purpose.
          </span>
        </p>
      )}
    </div>
  );
}

function Timestamp({ text, startedAt }: { readonly text: string; readonly startedAt: string }) {
  const signedMs = Number(text) * 1_000;
  if (!/^\d{1,12}$/.test(text))
    return <>This is no whole number of seconds, and every receiver refuses it.</>;
  const offMs = Date.parse(startedAt) - signedMs;
  const ageMs = currentMs.value - signedMs;
  const limit = `${toleranceSeconds} s`;
  const wasFine = Math.abs(offMs) <= (toleranceSeconds + 1) * 1_000;
  return (
    <>
      {utcText(signedMs)}
      <br />
      <span class={`status ${wasFine ? 'delivered' : 'failed'}`}>
        <Icon name={wasFine ? 'delivered' : 'failed'} />
        {wasFine
          ? `Within ${limit} when it was sent`
          : `${durationText(Math.abs(offMs))} off when it was sent`}
      </span>
      <br />
      <span class="soft">
        {ageMs > toleranceSeconds * 1_000
          ? `Now ${durationText(ageMs)} old: a copy of this request is refused.`
          : `Now ${durationText(Math.max(0, ageMs))} old: a copy of it is accepted until it is ${limit} old.`}
      </span>
    </>
  );
}

/** The body with its line breaks marked: a newline more or less is what people miss. */
function BodyLines({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <>
          {at > 0 && (
            <>
              <i class="unseen">LF</i>
              {'\n'}
            </>
          )}
          <Inert text={line} />
        </>
      ))}
    </>
  );
}
