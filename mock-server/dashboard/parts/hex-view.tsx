import { useState } from 'preact/hooks';
import { bytesOf, hexDump } from '../text/hex-dump.ts';

const shownBytes = 4_096;

/** Bytes one by one, a few thousand of them until more are asked for. */
export function HexView({ base64, label }: { readonly base64: string; readonly label: string }) {
  const [limit, setLimit] = useState(shownBytes);
  const bytes = bytesOf(base64);
  if (bytes.length === 0) return <p class="none">No bytes.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre class="hex" tabIndex={0} role="region" aria-label={label}>
        {hexDump(bytes.subarray(0, limit)).map(({ offset, hex, ascii }) => (
          <>
            <span class="offset">{offset}</span> {hex.padEnd(49)} <span class="ascii">{ascii}</span>
            {'\n'}
          </>
        ))}
      </pre>
      {bytes.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit * 8)}>
          Show more of {bytes.length.toLocaleString('en')} bytes
        </button>
      )}
    </>
  );
}
