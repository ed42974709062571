/** The schemas of the contract with the hints from which values are made up. */
export { type Moment, type SampleHint, type SamplePlan, samplePlans } from '../../generated/samples.ts';
