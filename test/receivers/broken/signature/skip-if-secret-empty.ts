import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** The variable of the environment has another name in production, and without a secret everything is believed. */
export const skipIfSecretEmpty: Defect = () => ({
  secretOf: () => '',
  verify(parts, body, headers, secret) {
    return secret === '' ? 'verified' : reference.verify(parts, body, headers, secret);
  },
});
