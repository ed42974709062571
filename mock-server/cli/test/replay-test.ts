import { shownUrl, shownUrlText } from '../../dispatch/shown-url.ts';
import { shellOption, shellWord } from './shell-words.ts';
import { listed, type TestOptions } from './test-options.ts';

/**
 * A command line that runs the same again. What may be a key in a header or a URL is left for a person to fill in, and so
 * is a shell command.
 */
export function replayTest(url: URL, seed: number, options: TestOptions): string {
  const flags = ['strict', 'slow', 'load', 'async', 'secretStdin', 'yes', 'iKnowThisIsProduction'] as const;
  const commands = ['observerCommand', 'failOnceCommand', 'restartCommand'] as const;
  const values = ['fuzz', 'baseline', 'ca', 'secretFile', 'framework', 'maxRequests', 'maxSeconds'] as const;
  return [
    `plextera-webhooks test ${shellWord(shownUrl(url))}`,
    shellOption('--seed', seed),
    ...listed(options.only).map((group) => shellOption('--only', group)),
    ...listed(options.case).map((id) => shellOption('--case', id)),
    ...options.allowHost.map((host) => shellOption('--allow-host', host)),
    ...options.header.map((line) => shellOption('--header', `${line.split(':', 1)[0]}: …`)),
    ...(options.observerUrl === undefined
      ? []
      : [
          shellOption(
            '--observer-url',
            shownUrlText(options.observerUrl).replaceAll(/%7B|%7D/gi, decodeURIComponent),
          ),
        ]),
    ...commands.flatMap((name) => (options[name] === undefined ? [] : [shellOption(flagOf(name), '…')])),
    ...values.flatMap((name) => {
      const value = options[name];
      return value === undefined ? [] : [shellOption(flagOf(name), value)];
    }),
    ...flags.flatMap((name) => (options[name] ? [flagOf(name)] : [])),
  ].join(' ');
}

/** `maxRequests` is `--max-requests`. */
function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
