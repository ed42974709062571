/** The examples of the contract, by event type and name. */
export { type Example, examples } from '../../generated/examples.ts';
