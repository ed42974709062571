import { noSchema } from '../body/no-schema.ts';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Chooses the schema by the content type, and for another one there is none. */
export const checksJsonAlone: Defect = () => ({
  parse(body, headers) {
    const { parse = reference.parse } = noSchema();
    const isJson = /^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '');
    return isJson ? reference.parse(body, headers) : parse(body, headers);
  },
});
