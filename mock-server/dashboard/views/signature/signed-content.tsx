import { Inert } from '../../parts/inert.tsx';
import { bytesOf } from '../../text/hex-dump.ts';
import { signedSeparator } from '../../text/signature-parts.ts';

interface SignedContentProps {
  readonly timestamp: string;
  readonly base64: string;
  /** Absent where the bytes are no text. */
  readonly text: string | undefined;
}

const shownCharacters = 2_000;

/** What is signed, with every byte counted and what nobody sees made visible. */
export function SignedContent({ timestamp, base64, text }: SignedContentProps) {
  const bytes = bytesOf(base64).length;
  const before = timestamp.length + signedSeparator.length;
  const number = (count: number) => count.toLocaleString('en');
  return (
    <>
      <h3>What is signed</h3>
      <p class="soft">
        The timestamp, <code>{signedSeparator}</code> and the body byte for byte: {number(before)} +{' '}
        {number(bytes)} = <b>{number(before + bytes)} bytes</b>. A body that was parsed and written again is
        another one.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre class="signed" tabIndex={0} role="region" aria-label="The signed content">
        <span class="part timestamp">
          <Inert text={timestamp} />
        </span>
        <span class="part separator">{signedSeparator}</span>
        {text === undefined ? <i class="unseen">bytes that are no text</i> : <Beginning text={text} />}
      </pre>
      {text !== undefined && <p class="soft">{endOf(text)}</p>}
    </>
  );
}

/** With its line breaks marked: a newline more or less is what people miss. */
function Beginning({ text }: { readonly text: string }) {
  const lines = text.slice(0, shownCharacters).split('\n');
  const left = text.length - shownCharacters;
  return (
    <>
      {lines.map((line, at) => (
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
      {left > 0 && <i class="unseen">and {left.toLocaleString('en')} characters more</i>}
    </>
  );
}

function endOf(text: string): string {
  if (text.endsWith('\r\n')) return 'The body ends with a CRLF, which is signed too.';
  if (text.endsWith('\n')) return 'The body ends with a newline, which is signed too.';
  return 'The body has no newline at its end.';
}
