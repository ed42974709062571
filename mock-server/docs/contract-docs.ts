import {
  contract,
  deliveryRules,
  events,
  headers,
  type Provenance,
  provenance,
  signatureParameters,
} from '../contract/catalog.ts';
import {
  assumptions,
  contradictions,
  prose,
  schemaFiles,
  snippets,
  workedExample,
} from '../contract/docs.ts';
import { examples } from '../contract/examples.ts';
import type { DeliveryRules, ExponentialSchedule } from '../delivery/delivery-rules.ts';
import { signAt } from '../signature/sign.ts';

/** One event type, as the documentation shows it. */
export interface EventDocs {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly status: string;
  readonly carries: string;
  readonly vocabulary: string;
  readonly alsoKnownAs?: string;
  readonly examples: readonly { readonly name: string; readonly summary: string; readonly event: unknown }[];
}

/** All that the pages show of the contract: data and nothing else, so that another contract makes other pages. */
export interface ContractDocs {
  readonly contract: {
    readonly title: string;
    readonly version: string;
    readonly method: string;
    readonly contentType: string;
  };
  readonly prose: Readonly<Record<'overview' | 'delivery' | 'signature', string>>;
  readonly events: readonly EventDocs[];
  readonly headers: readonly { readonly name: string; readonly mirrors?: string }[];
  readonly signature: Readonly<Record<string, string | number>>;
  readonly delivery: DeliveryRules & { readonly retry: ExponentialSchedule };
  readonly provenance: { readonly [fact: string]: Provenance };
  readonly schemaFiles: typeof schemaFiles;
  /** With the signature header that follows from it. */
  readonly workedExample: typeof workedExample & { readonly header: string };
  readonly assumptions: typeof assumptions;
  readonly contradictions: typeof contradictions;
  readonly snippets: typeof snippets;
}

/** The contract that this package implements. */
export function contractDocs(): ContractDocs {
  const { secret, timestamp, body } = workedExample;
  return {
    contract,
    prose,
    events: Object.values(events).map((event) => ({
      ...event,
      examples: Object.entries(examples[event.type]).map(([name, example]) => ({ name, ...example })),
    })),
    headers: Object.values(headers),
    signature: signatureParameters,
    delivery: deliveryRules,
    provenance,
    schemaFiles,
    workedExample: { ...workedExample, header: signAt(body, secret, String(timestamp)) },
    assumptions,
    contradictions,
    snippets,
  };
}
