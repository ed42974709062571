import { buffer } from 'node:stream/consumers';
import type { Defect } from '../defect.ts';

/** Takes as much as anybody sends. */
export const noBodyLimit: Defect = () => ({ readBody: (request) => buffer(request) });
