import { bytesOf } from '../../text/hex-dump.ts';
import { timestampOf } from '../../text/signature-parts.ts';
import { HeaderCloseUp } from './header-close-up.tsx';
import { SignatureMatches } from './signature-matches.tsx';
import { SignatureVerdict } from './signature-verdict.tsx';
import type { Explained } from './signature-view.tsx';

/** What a pasted request looks like from close by, the answer first. */
export function PastedResult({ header, base64, report }: Explained) {
  const timestamp = timestampOf(header);
  return (
    <section class="card signature" aria-label="Result">
      <SignatureVerdict report={report} />
      <HeaderCloseUp
        header={header}
        timestamp={timestamp}
        comparedAtMs={Date.parse(report.comparedAt)}
        moment="at the time it is compared with"
        base64={base64}
        text={textOf(base64)}
      />
      <SignatureMatches report={report} />
    </section>
  );
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(base64: string): string | undefined {
  try {
    return decoder.decode(bytesOf(base64));
  } catch {
    return undefined;
  }
}
