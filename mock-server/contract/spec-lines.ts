/** On which line of the document stands what a finding can point to. */
export { commonSchemas, type SchemaLines, specFile, specLines } from '../../generated/spec-lines.ts';
