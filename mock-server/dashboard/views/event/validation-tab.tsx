import { Icon } from '../../parts/icon.tsx';
import type { AttemptDetail } from '../../state/event-detail.ts';
import { checkRequest } from '../../text/check-request.ts';
import { Findings } from './findings.tsx';

/** Whether what was sent keeps to the contract, and where it does not. */
export function ValidationTab({ attempt }: { readonly attempt: AttemptDetail }) {
  const { requestHeaders, requestBody, faults = [] } = attempt;
  if (!requestHeaders) return <p class="none">The attempt is under way.</p>;
  if (requestBody?.text === undefined)
    return <p class="none">The body is no text: a receiver cannot read it.</p>;
  const findings = checkRequest(requestHeaders, requestBody.text);
  return (
    <>
      <Findings
        findings={findings}
        good="The request keeps to the contract: its body, and the headers that repeat parts of it."
      />
      {findings.length > 0 && faults.length > 0 && (
        <p class="note">
          <Icon name="warning" />
          <span>Faults were at work on this attempt: {faults.join(', ')}. It may be wrong on purpose.</span>
        </p>
      )}
    </>
  );
}
