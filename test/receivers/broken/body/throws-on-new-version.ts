import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Has a table of handlers by version, and calls what is not in it. */
export const throwsOnNewVersion: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    const [, version = 'v1'] = /"apiVersion":\s*"([^"]*)"/.exec(body.toString('utf8')) ?? [];
    if (version !== 'v1') throw new TypeError('handlers[version] is not a function');
    return parsed;
  },
});
