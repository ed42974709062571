import { printableText } from '../../delivery/printable-text.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import type { SecretOptions } from '../options/secret-source.ts';
import type { TargetOptions } from '../options/target.ts';

/** A command line that plays the same again. What may be a key in a header or a URL is left for a person to fill in. */
export function replayCommand(
  named: string,
  url: URL,
  seed: string,
  {
    allowHost,
    ca,
    header,
    yes,
    iKnowThisIsProduction,
    secretFile,
    secretStdin,
  }: SecretOptions & TargetOptions,
): string {
  const words = [
    'plextera-webhooks scenario run',
    quoted(named),
    ...option('--to', shownUrl(url)),
    ...option('--seed', seed),
    ...allowHost.flatMap((host) => option('--allow-host', host)),
    ...header.flatMap((line) => option('--header', `${line.split(':', 1)[0]}: …`)),
    ...(ca === undefined ? [] : option('--ca', ca)),
    ...(secretFile === undefined ? [] : option('--secret-file', secretFile)),
    ...(secretStdin ? ['--secret-stdin'] : []),
    ...(yes ? ['--yes'] : []),
    ...(iKnowThisIsProduction ? ['--i-know-this-is-production'] : []),
  ];
  return words.join(' ');
}

function option(name: string, value: string): readonly string[] {
  // A value that begins with a hyphen is read as an option unless it is tied to its own.
  return value.startsWith('-') ? [`${name}=${quoted(value)}`] : [name, quoted(value)];
}

/** As a POSIX shell takes it for one word. */
function quoted(word: string): string {
  const shown = printableText(word, 1_000);
  return /^[\w./:@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
