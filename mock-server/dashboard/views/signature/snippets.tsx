import { useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { copy } from '../../state/toast.ts';
import { signatureSnippets } from '../../text/signature-snippets.ts';

/** How a receiver verifies, in several languages. */
export function Snippets() {
  const [chosen, choose] = useState('package');
  return (
    <Tabs
      label="Language"
      chosen={chosen}
      onChoose={choose}
      tabs={signatureSnippets.map(({ id, title, code }) => ({
        id,
        title,
        content: () => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
            <pre class="signature-snippet" tabIndex={0} role="region" aria-label={title}>
              {code}
            </pre>
            <p class="actions">
              <button type="button" onClick={() => void copy(code, `Copied the code for ${title}.`)}>
                <Icon name="copy" />
                Copy
              </button>
            </p>
          </>
        ),
      }))}
    />
  );
}
