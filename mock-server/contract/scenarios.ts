/** The scenarios that are shipped, and the schema of a scenario. */
export { scenarioSchema, scenarios } from '../../generated/scenarios.ts';
