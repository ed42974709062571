import type { Defect } from '../defect.ts';

/** A parser that makes do with anything, for the sake of one old client. */
export const lenientFraming: Defect = () => ({ serverOptions: { insecureHTTPParser: true } });
