import type { Diagnostic } from '../../../contract/diagnostic.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';

interface FindingsProps {
  readonly findings: readonly Diagnostic[];
  /** What is said where there are none. */
  readonly good: string;
}

const mostShown = 50;

/** What is wrong with data, each with the place where it is. */
export function Findings({ findings, good }: FindingsProps) {
  if (findings.length === 0)
    return (
      <p class="status delivered findings-good">
        <Icon name="delivered" />
        {good}
      </p>
    );
  return (
    <>
      <ul class="findings">
        {findings.slice(0, mostShown).map(({ code, severity, message, path }) => (
          <li key={`${path} ${code} ${message}`}>
            <span class={`status ${severity === 'error' ? 'failed' : 'retrying'}`}>
              <Icon name={severity === 'error' ? 'failed' : 'warning'} />
              <span class="sr">{severity === 'error' ? 'Error' : 'Warning'}</span>
            </span>
            <span>
              <code>
                <Inert text={path === '' ? 'the whole event' : path} />
              </code>{' '}
              <Inert text={message} />
            </span>
            <code class="soft">{code}</code>
          </li>
        ))}
      </ul>
      {findings.length > mostShown && <p class="none">And {findings.length - mostShown} more.</p>}
    </>
  );
}
