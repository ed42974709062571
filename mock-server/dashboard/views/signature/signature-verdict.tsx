import type { SignatureReport } from '../../../server/signature/signature-report.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';

/** Whether a receiver takes it, and if not why: the likeliest reason first. */
export function SignatureVerdict({ report }: { readonly report: SignatureReport }) {
  const { verification, causes } = report;
  const isRight = verification.kind === 'verified';
  return (
    <div class={`signature-verdict ${isRight ? 'right' : 'wrong'}`}>
      <p class="signature-verdict-head">
        <Icon name={isRight ? 'delivered' : 'failed'} />
        <b>
          {isRight ? (
            <>
              It holds: the secret of <Inert text={verification.secret} /> fits.
            </>
          ) : (
            `Refused: ${verification.message}.`
          )}
        </b>
      </p>
      {causes.length > 0 && (
        <ol class="causes" aria-label="Why, the likeliest first">
          {causes.map(({ code, message, fix }) => (
            <li key={message}>
              <b>{sentence(message)}</b> {fix} <code class="soft">{code}</code>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
