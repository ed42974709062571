/** The examples of the contract, by event type and name. */
export { examples } from '../../generated/examples.ts';
