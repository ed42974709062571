/** What the documentation shows of the contract besides its constants and examples. */
export {
  assumptions,
  contradictions,
  prose,
  schemaFiles,
  snippets,
  workedExample,
} from '../../generated/docs.ts';
