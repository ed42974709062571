import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import type { RuleName, Verdict } from '../../../scripts/contract-diff/rules.ts';
import type { Draft } from './draft.ts';

/** One change of the contract, with what the gate has to say of it. */
export interface Mutation {
  readonly what: string;
  readonly change: (draft: Draft) => unknown;
  /** The gravest verdict of all that is found. */
  readonly verdict: Verdict;
  /** The rules of all findings of that verdict, each once. */
  readonly rules: readonly RuleName[];
  /** The event types that those findings name. */
  readonly events: readonly string[];
  /** Some of the places that they name. */
  readonly paths?: readonly string[];
}

export const all: readonly string[] = eventTypes;
export const ofDocuments = all.filter((type) => type.startsWith('document-insights.'));
export const ofJobs = ofDocuments.filter((type) => type.includes('.job.'));
export const ofExtractions = ofDocuments.filter((type) => type.includes('.extraction.'));
export const ofRuns = all.filter((type) => type.startsWith('workflow.'));
export const ending = (end: string, types: readonly string[] = ofDocuments) =>
  types.filter((type) => type.endsWith(end));

/** Path of a named schema. */
export const schema = (name: string, rest = '') =>
  `components/schemas/${name}${rest === '' ? '' : `/${rest}`}`;
/** Path of a property of one. */
export const property = (name: string, key: string, rest = '') =>
  schema(name, `properties/${key}${rest === '' ? '' : `/${rest}`}`);
