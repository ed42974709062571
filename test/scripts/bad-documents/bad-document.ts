import type { SpecCopy } from '../spec-copy.ts';

/** One way in which a document can be wrong, and what a person is told about it. */
export interface BadDocument {
  readonly what: string;
  readonly spoil: (copy: SpecCopy) => unknown;
  /** The whole message, without its file and line. */
  readonly says: string;
  /** The file that is to blame, if it is not the document. */
  readonly file?: string;
  /** What stands on the line that the message names; left out where there is no line. */
  readonly on?: string;
}

/** Pointers to what many of the documents spoil. */
export const at = {
  jobId: '#/components/schemas/JobCompletedData/properties/jobId',
  signature: '#/components/securitySchemes/webhookSignature/x-plextera-signature',
  delivery: '#/operations/deliverEvent/x-plextera-delivery',
  headers: '#/components/schemas/DeliveryHeaders/properties',
  message: '#/components/messages/documentInsightsJobCompleted',
  minimal: 'spec/examples/workflow.run.failed/minimal.json',
};
