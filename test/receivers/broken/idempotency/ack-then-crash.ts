import type { Defect } from '../defect.ts';

/** Answers first: what fails after that is lost, because nobody sends it again. */
export const ackThenCrash: Defect = () => ({ answersFirst: true });
