import { type Contract, readContract } from '../read/contract.ts';
import type { Spec } from '../read/read-spec.ts';
import { checkEnvelope } from './check-envelope.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkHints } from './check-hints.ts';
import { checkMessages } from './check-messages.ts';
import { checkNames } from './check-names.ts';
import { checkSchemas } from './check-schemas.ts';

/** The contract of a document that keeps all of our own rules; throws a `SpecError` for the first that it breaks. */
export function checkedContract(spec: Spec): Contract {
  checkExtensions(spec);
  checkSchemas(spec);
  const contract = readContract(spec);
  checkNames(contract);
  checkMessages(contract);
  checkEnvelope(contract);
  checkHints(contract);
  return contract;
}
