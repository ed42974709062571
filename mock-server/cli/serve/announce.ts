import type { EventSubscription } from '../../delivery/event-subscription.ts';
import { shownUrl, shownUrlText } from '../../dispatch/shown-url.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import type { CliContext } from '../context.ts';
import { describeSecret } from '../options/secret-source.ts';
import type { ServeOptions } from '../options/serve-options.ts';
import type { ChosenAccess } from './choose-access.ts';
import type { ChosenTarget } from './choose-target.ts';
import { dashboardLink } from './dashboard-link.ts';
import { keyLine } from './keys/key-names.ts';
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
  const line = (label: string, text: string) => progress(`  ${label.padEnd(labelWidth)}${text}`);
  const origin = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  progress(`plextera-webhooks ${packageVersion}  ready in ${Math.round(tookMs)} ms`);
  if (file !== undefined) line('Config', file);
  line('Dashboard', dashboardLine(options.host, port, chosen.access?.makeCode()));
  line('API', `${origin}/api/v1/events`);
  line('Public', `${origin}/api/public/v1  (described at /api/openapi.json)`);
  line('Docs', `${origin}/docs`);
  if (chosen.madeToken !== undefined)
    line('Token', `${chosen.madeToken}  (made for this start and shown once)`);
  line('Target', target ? shownUrl(target.url) : describeKept(keptTarget));
  if (target) line('Secret', describeSecret(target.secret));
  line('Storage', `${describeStorage(options, context)}; ^C to quit`);
  if (context.keys) line('Keys', keyLine());
}

const labelWidth = 11;

function dashboardLine(host: string, port: number, code: string | undefined): string {
  const link = dashboardLink(host, port, code);
  return code === undefined ? link : `${link}  (for one browser, within ten minutes)`;
}

function describeKept(kept: EventSubscription | undefined): string {
  if (kept === undefined) return 'none (--to URL, or a subscription)';
  return `${shownUrlText(kept.endpointUrl)}  (${kept.status} since an earlier start, as subscription ${kept.id})`;
}
