/** The compiled JSON Schemas of the contract as type guards. */
export * from '../../generated/validators.ts';
