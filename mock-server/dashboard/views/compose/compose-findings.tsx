import type { Diagnostic } from '../../../contract/diagnostic.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';

interface ComposeFindingsProps {
  readonly findings: readonly Diagnostic[];
  readonly isJson: boolean;
  readonly onGo: (pointer: string) => void;
}

const mostShown = 12;

/** What the contract says to the data, each finding with its JSON pointer, which leads to the place. */
export function ComposeFindings({ findings, isJson, onGo }: ComposeFindingsProps) {
  return (
    <div id="data-findings" class="compose-findings" aria-live="polite">
      {findings.length === 0 ? (
        <p class="good">
          <Icon name="delivered" />
          It keeps the contract. Ids and times that you leave as they are become new ones, and agree with each
          other.
        </p>
      ) : (
        <ul class="findings">
          {findings.slice(0, mostShown).map(({ code, severity, message, path }) => (
            <li key={`${path} ${code} ${message}`}>
              <span class={`status ${severity === 'error' ? 'failed' : 'retrying'}`}>
                <Icon name={severity === 'error' ? 'failed' : 'warning'} />
                <span class="sr">{severity === 'error' ? 'Error' : 'Warning'}</span>
              </span>
              <span>
                {isJson && (
                  <button type="button" class="pointer" title="Go there" onClick={() => onGo(path)}>
                    <Inert text={path === '' ? 'the whole event' : path} />
                  </button>
                )}{' '}
                <Inert text={message} />
              </span>
              <code class="soft">{code}</code>
            </li>
          ))}
        </ul>
      )}
      {findings.length > mostShown && <p class="soft">And {findings.length - mostShown} more.</p>}
    </div>
  );
}
