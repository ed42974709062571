import { useEffect, useState } from 'preact/hooks';
import { signatureParameters } from '../../../contract/catalog.ts';
import type { SignatureReport } from '../../../server/signature/signature-report.ts';
import { Icon } from '../../parts/icon.tsx';
import { call, problemText } from '../../state/api.ts';
import type { AttemptDetail, DeliveryDetail } from '../../state/event-detail.ts';
import { pasteRequest } from '../../state/pasted-request.ts';
import { navigate } from '../../state/route.ts';
import { timestampOf } from '../../text/signature-parts.ts';
import { HeaderCloseUp } from '../signature/header-close-up.tsx';
import { SignatureMatches } from '../signature/signature-matches.tsx';
import { SignatureVerdict } from '../signature/signature-verdict.tsx';

interface SignatureTabProps {
  readonly delivery: DeliveryDetail;
  readonly attempt: AttemptDetail;
}

/** What was signed, when, with which secret, and what a receiver should have said to it. */
export function SignatureTab({ delivery, attempt }: SignatureTabProps) {
  const { requestHeaders = [], requestBody, faults = [], outcome } = attempt;
  const [report, setReport] = useState<SignatureReport | undefined>(undefined);
  const [problem, setProblem] = useState('');
  const header = requestHeaders.find(
    ([name]) => name.toLowerCase() === signatureParameters.header.toLowerCase(),
  )?.[1];
  useEffect(() => {
    setReport(undefined);
    setProblem('');
    if (header === undefined || outcome === undefined) return;
    const [id, attemptId] = [delivery.id, attempt.deliveryId].map(encodeURIComponent);
    let isOld = false;
    void call<SignatureReport>('GET', `/api/v1/deliveries/${id}/attempts/${attemptId}/signature`)
      .then((read) => isOld || setReport(read))
      .catch((error: unknown) => isOld || setProblem(problemText(error)));
    return () => {
      isOld = true;
    };
  }, [delivery.id, attempt.deliveryId, outcome === undefined]);
  if (header === undefined) return <p class="none">This attempt carried no signature.</p>;
  const timestamp = timestampOf(header);
  const { base64 = '', text } = requestBody ?? {};
  return (
    <div class="signature">
      {report && <SignatureVerdict report={report} />}
      {problem !== '' && <p class="none">{problem}</p>}
      {faults.length > 0 && (
        <p class="note">
          <Icon name="warning" />
          <span>Faults were at work on this attempt: {faults.join(', ')}. It may be wrong on purpose.</span>
        </p>
      )}
      <HeaderCloseUp
        header={header}
        timestamp={timestamp}
        comparedAtMs={Date.parse(attempt.startedAt)}
        moment="when it was sent"
        base64={base64}
        text={text}
      />
      {report && <SignatureMatches report={report} />}
      <p class="actions">
        <button
          type="button"
          onClick={() => {
            pasteRequest(header, base64, text);
            navigate('/signature');
          }}
        >
          <Icon name="search" />
          Try it with another body or secret
        </button>
      </p>
    </div>
  );
}
