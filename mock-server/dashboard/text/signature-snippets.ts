import { signatureParameters } from '../../contract/catalog.ts';

export interface Snippet {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

const { algorithm, encoding, header, signatureKey, timestampKey, signedContent, valueSeparator } =
  signatureParameters;
const { elementSeparator } = signatureParameters;
/** Code of the one who copies it, as text. */
const secondsNow = 'Date.now() / 1000';
const separator = signedContent.replace('{timestamp}', '').replace('{body}', '');

/** How to verify a signature by hand, for those who cannot use the package. Each takes the raw body and the header. */
export const signatureSnippets: readonly Snippet[] = [
  {
    id: 'package',
    title: 'Package',
    code: `import { verifySignature } from 'plextera-webhooks';

// rawBody: the bytes as they arrived, before any parser.
const result = verifySignature(rawBody, headers['${header.toLowerCase()}'], secret);
if (result.kind === 'refused') console.error(result.check, result.message);
`,
  },
  {
    id: 'node',
    title: 'Node',
    code: `import { createHmac, timingSafeEqual } from 'node:crypto';

// rawBody: a Buffer with the bytes as they arrived, before any parser.
function verify(rawBody, header, secret, toleranceSeconds = ${signatureParameters.toleranceSeconds}) {
  const parts = header.split('${elementSeparator}').map((part) => part.split('${valueSeparator}'));
  const timestamp = parts.find(([key]) => key === '${timestampKey}')?.[1] ?? '';
  const expected = createHmac('${algorithm}', secret).update(\`\${timestamp}${separator}\`).update(rawBody).digest();
  const fits = parts.some(([key, value = '']) => {
    const given = Buffer.from(value, '${encoding}');
    return key === '${signatureKey}' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits && Math.abs(${secondsNow} - Number(timestamp)) <= toleranceSeconds;
}
`,
  },
  {
    id: 'python',
    title: 'Python',
    code: `import hashlib, hmac, time

# raw_body: bytes as they arrived, before any parser.
def verify(raw_body, header, secret, tolerance_seconds=${signatureParameters.toleranceSeconds}):
    parts = [part.split("${valueSeparator}", 1) for part in header.split("${elementSeparator}") if "${valueSeparator}" in part]
    timestamp = next((value for key, value in parts if key == "${timestampKey}"), "")
    if not (timestamp.isascii() and timestamp.isdigit()):
        return False
    signed = timestamp.encode() + b"${separator}" + raw_body
    expected = hmac.new(secret.encode(), signed, hashlib.${algorithm}).hexdigest()
    fits = any(key == "${signatureKey}" and hmac.compare_digest(value.encode(), expected.encode()) for key, value in parts)
    return fits and abs(time.time() - int(timestamp)) <= tolerance_seconds
`,
  },
  {
    id: 'openssl',
    title: 'openssl',
    code: `# body.bin: the bytes as they arrived. timestamp: what stands behind ${timestampKey}${valueSeparator} in ${header}.
# Prints the signature that should stand behind ${signatureKey}${valueSeparator}.
{ printf '%s${separator}' "$timestamp"; cat body.bin; } |
  openssl dgst -${algorithm} -hmac "$PLEXTERA_SIGNING_SECRET" | sed 's/^.* //'
`,
  },
];
