import { shownUrl } from '../../dispatch/shown-url.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import type { CliContext } from '../context.ts';
import { describeSecret } from '../options/secret-source.ts';
import type { ServeOptions } from '../options/serve-options.ts';
import type { ChosenAccess } from './choose-access.ts';
import type { ChosenTarget } from './choose-target.ts';
import { describeStorage } from './storage.ts';

export interface Started {
  readonly port: number;
  readonly tookMs: number;
  readonly target: ChosenTarget | undefined;
  readonly chosen: ChosenAccess;
  /** The file that options were read from. */
  readonly file?: string;
}

/** Says where everything is. A token that was made is shown here, once. */
export function announce(options: ServeOptions, started: Started, context: CliContext): void {
  const { port, tookMs, target, chosen, file } = started;
  const { progress } = context.terminal;
  const origin = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  progress(`plextera-webhooks ${packageVersion}  ready in ${Math.round(tookMs)} ms`);
  if (file !== undefined) progress(`  Config   ${file}`);
  progress(`  API      ${origin}/api/v1/events`);
  progress(`  Public   ${origin}/api/public/v1  (described at /api/openapi.json)`);
  if (chosen.madeToken !== undefined)
    progress(`  Token    ${chosen.madeToken}  (made for this start and shown once)`);
  progress(`  Target   ${target ? shownUrl(target.url) : 'none (--to URL, or a subscription)'}`);
  if (target) progress(`  Secret   ${describeSecret(target.secret)}`);
  progress(`  Storage  ${describeStorage(options, context)}; ^C to quit`);
}
