import { SignatureAge } from './signature-age.tsx';
import { SignatureHeader } from './signature-header.tsx';
import { SignedContent } from './signed-content.tsx';

interface HeaderCloseUpProps {
  readonly header: string;
  readonly timestamp: string;
  readonly comparedAtMs: number;
  /** Which moment that is, in words. */
  readonly moment: string;
  readonly base64: string;
  readonly text: string | undefined;
}

/** A signature header in its parts, its age, and what it signs. */
export function HeaderCloseUp({ header, timestamp, comparedAtMs, moment, base64, text }: HeaderCloseUpProps) {
  return (
    <>
      <h3>The header</h3>
      <SignatureHeader header={header} />
      <dl class="facts">
        <dt>Timestamp</dt>
        <dd>
          <SignatureAge timestamp={timestamp} comparedAtMs={comparedAtMs} moment={moment} />
        </dd>
      </dl>
      <SignedContent timestamp={timestamp} base64={base64} text={text} />
    </>
  );
}
