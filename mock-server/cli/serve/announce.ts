import type { EventSubscription } from '../../delivery/event-subscription.ts';
import { shownUrl, shownUrlText } from '../../dispatch/shown-url.ts';
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
  /** What an earlier start has subscribed, and no target replaces now. */
  readonly keptTarget: EventSubscription | undefined;
  readonly chosen: ChosenAccess;
  /** The file that options were read from. */
  readonly file?: string;
}

/** Says where everything is. A token that was made is shown here, once. */
export function announce(options: ServeOptions, started: Started, context: CliContext): void {
  const { port, tookMs, target, keptTarget, chosen, file } = started;
  const { progress } = context.terminal;
  const origin = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  progress(`plextera-webhooks ${packageVersion}  ready in ${Math.round(tookMs)} ms`);
  if (file !== undefined) progress(`  Config   ${file}`);
  progress(`  Dashboard ${dashboardLink(options.host, port, chosen.access?.makeCode())}`);
  progress(`  API      ${origin}/api/v1/events`);
  progress(`  Public   ${origin}/api/public/v1  (described at /api/openapi.json)`);
  progress(`  Docs     ${origin}/docs`);
  if (chosen.madeToken !== undefined)
    progress(`  Token    ${chosen.madeToken}  (made for this start and shown once)`);
  progress(`  Target   ${target ? shownUrl(target.url) : describeKept(keptTarget)}`);
  if (target) progress(`  Secret   ${describeSecret(target.secret)}`);
  progress(`  Storage  ${describeStorage(options, context)}; ^C to quit`);
}

/** An address that a browser takes: none has a page at “every network of this machine”. */
function dashboardLink(host: string, port: number, code: string | undefined): string {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  if (code === undefined) return `http://${name}:${port}/`;
  return `http://${name}:${port}/#code=${code}  (for one browser, within ten minutes)`;
}

function describeKept(kept: EventSubscription | undefined): string {
  if (kept === undefined) return 'none (--to URL, or a subscription)';
  return `${shownUrlText(kept.endpointUrl)}  (${kept.status} since an earlier start, as subscription ${kept.id})`;
}
