import { scenarios } from '../contract/scenarios.ts';
import type { Scenario } from './scenario.ts';

/** The scenarios of this package, in the order of their names. They were checked when they were generated. */
export const shippedScenarios: readonly Scenario[] = Object.values(scenarios) as readonly Scenario[];
