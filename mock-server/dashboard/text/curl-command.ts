import { signatureParameters } from '../../contract/catalog.ts';
import { keptHeaders, type SentRequest } from './sent-request.ts';

/**
 * The request as a command for a POSIX shell. It is signed anew when it runs, with the secret in the shell's own
 * environment: the old signature would be refused for its age, and the secret is nowhere in the command.
 */
export function curlCommand({ url, headers: sent, text, base64 }: SentRequest): string {
  const { header, signatureKey, timestampKey, valueSeparator, elementSeparator, algorithm, signedContent } =
    signatureParameters;
  const { kept, hidden } = keptHeaders(sent.filter(([name]) => name !== header));
  const isText = text !== undefined && !text.includes('\0');
  const signature = `${timestampKey}${valueSeparator}$at${elementSeparator}${signatureKey}${valueSeparator}$mac`;
  const content = signedContent.replace('{timestamp}', '%s').replace('{body}', '%s');
  return [
    `# Signed when it runs, so that it is not too old: export PLEXTERA_SIGNING_SECRET first.`,
    ...(hidden.length === 0 ? [] : [`# Left out, as the values are hidden: ${hidden.join(', ')}`]),
    `body=${isText ? word(text) : `$(printf %s ${word(base64)} | base64 -d)`}`,
    `at=$(date +%s)`,
    `mac=$(printf '${content}' "$at" "$body" | openssl dgst -${algorithm} -hmac "$PLEXTERA_SIGNING_SECRET" | sed 's/^.* //')`,
    [
      `curl -sS -i -g ${word(url)}`,
      ...kept.map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
      `-H "${header}: ${signature}"`,
      `--data-binary "$body"`,
    ].join(' \\\n  '),
    '',
  ].join('\n');
}

/** One word of a POSIX shell. */
function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
