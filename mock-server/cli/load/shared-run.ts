import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { PlexteraError } from '../../contract/errors.ts';
import type { FleetPlan } from '../../load/fleet/fleet-plan.ts';
import type { FleetResult } from '../../load/fleet/fleet-result.ts';
import type { FleetOptions } from '../../load/fleet/run-fleet.ts';
import type { LoadPlan } from '../../load/load-plan.ts';
import type { LoadTools } from '../../load/run-load.ts';
import { hexId } from '../../runtime/ids.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import { StoreUnavailable } from '../../store/delivery-store.ts';
import type { CliContext } from '../context.ts';
import { knowSecret } from '../known-secrets.ts';
import type { LoadOptions } from './load-options.ts';

const namePattern = /^[\w.-]{1,60}$/;

/** How a run is shared, undefined where it is not; throws `PLEXTERA_BAD_OPTION` for one that cannot be. */
export function sharingOf(
  options: LoadOptions,
  plan: LoadPlan,
  { env, random, terminal }: CliContext,
): FleetOptions | undefined {
  const { run, emitters, workers } = options;
  if (run === undefined) {
    if (emitters === undefined) return undefined;
    throw badOption('--emitters says how many share a run, and it has no name.', 'Add --run NAME.');
  }
  if (!namePattern.test(run))
    throw badOption(
      'The name of a run has up to 60 letters, digits, dots, dashes and underscores.',
      'Choose another --run name.',
    );
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw badOption('Emitters share a run through PostgreSQL, and none is named.', 'Set DATABASE_URL.');
  if (emitters === undefined)
    throw badOption('Nobody said how many emitters share the run.', 'Add --emitters N.');
  if (plan.model.kind !== 'open')
    throw badOption('Without --rate there is nothing that emitters could share.', 'Add --rate.');
  if (workers > 1)
    throw badOption(
      'An emitter of a shared run has one thread.',
      'Leave --workers out, and start more emitters.',
    );
  knowSecret(databaseUrl);
  return {
    databaseUrl,
    run,
    emitters,
    plan: fleetPlanOf(options, plan),
    joinWithinMs: options.joinWithin,
    host: `${hostname()}-${hexId(8, random)}`,
    onGathered: (came) => terminal.progress(`${came} of ${emitters} emitters have come`),
  };
}

/** Sends our part of a shared run. Undefined where it did not come about, which has been said. */
export async function sendShared(
  plan: LoadPlan,
  sharing: FleetOptions,
  tools: LoadTools,
  { terminal }: CliContext,
): Promise<{ readonly result: FleetResult; readonly isReporter: boolean } | undefined> {
  const { runFleet } = await import('../../load/fleet/run-fleet.ts');
  const outcome = await runFleet(plan, sharing, tools).catch(storeError);
  if (outcome.kind === 'done') {
    const { result, number } = outcome;
    return { result, isReporter: number === result.fleet.reporter };
  }
  terminal.progress(
    outcome.kind === 'alone'
      ? `Only ${outcome.came} of ${sharing.emitters} emitters came in time, so nothing was sent.`
      : 'The others have given this emitter up: it was not heard of for too long. Their report says what it held.',
  );
  return undefined;
}

function fleetPlanOf(options: LoadOptions, { seed, idsFrom }: LoadPlan): FleetPlan {
  const { rate, poisson, burst, for: forMs, count, maxErrors, deadline, event, size } = options;
  const { duplicates, retries, badSignatures, fault = [] } = options;
  // A receiver may be reached by a URL that holds a token.
  const to = createHash('sha256')
    .update(options.to ?? '')
    .digest('hex');
  const said = {
    ...{ to, rate, poisson, burst, for: forMs, count, 'max-errors': maxErrors, deadline, event, size },
    ...{ duplicates, retries, 'bad-signatures': badSignatures, seed: options.seed },
    fault: fault.map(({ fault: { name }, share }) => [name, share]),
  };
  const named = Object.entries(said).map(([name, value]) => [`--${name}`, JSON.stringify(value ?? null)]);
  return {
    options: { ...Object.fromEntries(named), 'version of this package': packageVersion },
    seed,
    ...(idsFrom === undefined ? {} : { idsFromMs: idsFrom.getTime() }),
  };
}

function storeError(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new PlexteraError('PLEXTERA_STORE', { problem: error.message });
}

function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}
