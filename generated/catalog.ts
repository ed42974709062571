// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** Title and version of the contract, and how a delivery is sent. */
export const contract = {
  "title": "Plextera webhooks",
  "version": "1.0.0",
  "method": "POST",
  "contentType": "application/json"
} as const;

/** All event types, the default vocabulary first. */
export const eventTypes = [
  "document-insights.job.completed",
  "document-insights.job.failed",
  "document-insights.job.rejected",
  "workflow.run.completed",
  "workflow.run.failed",
  "document-insights.extraction.completed",
  "document-insights.extraction.failed",
  "document-insights.extraction.rejected"
] as const;

export type EventType = (typeof eventTypes)[number];

/** What is known of each event type. `resourceId` and `filters` hold JSON pointers into the event. */
export const events = {
  "document-insights.job.completed": {
    "type": "document-insights.job.completed",
    "title": "Document Insights job completed",
    "summary": "A job reached COMPLETED, and its result is in `data.output`.",
    "schema": "DocumentInsightsJobCompletedEvent",
    "vocabulary": "job",
    "alsoKnownAs": "document-insights.extraction.completed",
    "resourceId": "/data/jobId",
    "status": "COMPLETED",
    "carries": "data.output"
  },
  "document-insights.job.failed": {
    "type": "document-insights.job.failed",
    "title": "Document Insights job failed",
    "summary": "A job reached FAILED, and `data.error` says why.",
    "schema": "DocumentInsightsJobFailedEvent",
    "vocabulary": "job",
    "alsoKnownAs": "document-insights.extraction.failed",
    "resourceId": "/data/jobId",
    "status": "FAILED",
    "carries": "data.error"
  },
  "document-insights.job.rejected": {
    "type": "document-insights.job.rejected",
    "title": "Document Insights job rejected",
    "summary": "A job reached REJECTED before or during validation. The document was never processed.",
    "schema": "DocumentInsightsJobRejectedEvent",
    "vocabulary": "job",
    "alsoKnownAs": "document-insights.extraction.rejected",
    "resourceId": "/data/jobId",
    "status": "REJECTED",
    "carries": "data.error"
  },
  "workflow.run.completed": {
    "type": "workflow.run.completed",
    "title": "Workflow run completed",
    "summary": "A run reached COMPLETED, and `data.steps` holds what each step put out.",
    "schema": "WorkflowRunCompletedEvent",
    "vocabulary": "common",
    "resourceId": "/data/runId",
    "filters": {
      "workflowId": "/data/workflowId"
    },
    "status": "COMPLETED",
    "carries": "step outputs in data.steps"
  },
  "workflow.run.failed": {
    "type": "workflow.run.failed",
    "title": "Workflow run failed",
    "summary": "A run reached FAILED. `data.error` says why, and `data.steps` shows the step that failed.",
    "schema": "WorkflowRunFailedEvent",
    "vocabulary": "common",
    "resourceId": "/data/runId",
    "filters": {
      "workflowId": "/data/workflowId"
    },
    "status": "FAILED",
    "carries": "data.error"
  },
  "document-insights.extraction.completed": {
    "type": "document-insights.extraction.completed",
    "title": "Document Insights extraction completed",
    "summary": "The completed job under the name that production sends today.",
    "schema": "DocumentInsightsExtractionCompletedEvent",
    "vocabulary": "extraction",
    "alsoKnownAs": "document-insights.job.completed",
    "resourceId": "/data/extractionId",
    "status": "COMPLETED",
    "carries": "data.output"
  },
  "document-insights.extraction.failed": {
    "type": "document-insights.extraction.failed",
    "title": "Document Insights extraction failed",
    "summary": "The failed job under the name that production sends today.",
    "schema": "DocumentInsightsExtractionFailedEvent",
    "vocabulary": "extraction",
    "alsoKnownAs": "document-insights.job.failed",
    "resourceId": "/data/extractionId",
    "status": "FAILED",
    "carries": "data.error"
  },
  "document-insights.extraction.rejected": {
    "type": "document-insights.extraction.rejected",
    "title": "Document Insights extraction rejected",
    "summary": "The rejected job under the name that production sends today.",
    "schema": "DocumentInsightsExtractionRejectedEvent",
    "vocabulary": "extraction",
    "alsoKnownAs": "document-insights.job.rejected",
    "resourceId": "/data/extractionId",
    "status": "REJECTED",
    "carries": "data.error"
  }
} as const;

/** The headers of a delivery by what they carry; `mirrors` is a JSON pointer into the event. */
export const headers = {
  "deliveryId": {
    "name": "X-Plextera-Delivery-Id",
    "sample": {
      "ulid": "dlv_"
    }
  },
  "eventId": {
    "name": "X-Plextera-Event-Id",
    "mirrors": "/eventId"
  },
  "eventType": {
    "name": "X-Plextera-Event-Type",
    "mirrors": "/eventType"
  },
  "eventOccurredAt": {
    "name": "X-Plextera-Event-Occurred-At",
    "mirrors": "/occurredAt"
  },
  "apiVersion": {
    "name": "X-Plextera-Api-Version",
    "mirrors": "/apiVersion"
  },
  "signature": {
    "name": "X-Plextera-Signature"
  }
} as const;

/** Everything that a signer and a verifier need to know. */
export const signatureParameters = {
  "header": "X-Plextera-Signature",
  "format": "t={timestamp},v1={signature}",
  "elementSeparator": ",",
  "valueSeparator": "=",
  "timestampKey": "t",
  "timestampUnit": "seconds",
  "signatureKey": "v1",
  "algorithm": "sha256",
  "construction": "hmac",
  "encoding": "hex",
  "letterCase": "lower",
  "signedContent": "{timestamp}.{body}",
  "secretEncoding": "utf8",
  "secretPrefix": "whsec_",
  "toleranceSeconds": 300,
  "maxSignatures": 16
} as const;

/** When a delivery counts as accepted, and when it is tried again. Durations are in milliseconds. */
export const deliveryRules = {
  "successStatuses": {
    "from": 200,
    "to": 299
  },
  "documentedStatuses": [
    200,
    202
  ],
  "goneStatuses": [
    410
  ],
  "deadlineMs": 10000,
  "redirects": "refuse",
  "responseBodyCapBytes": 65536,
  "retry": {
    "schedule": "exponential",
    "baseMs": 1000,
    "factor": 4,
    "capMs": 43200000,
    "maxAttempts": 12,
    "jitter": 0.1
  },
  "retryAfter": {
    "capMs": 3600000
  }
} as const;

/** How well a fact is known: in the seed documents, published elsewhere, or assumed by us. */
export type Provenance = 'seed' | 'docs' | 'assumed';

/** The mark of every property (`Schema.property`) and of every constant (`signature.…`, `delivery.…`). */
export const provenance: { readonly [fact: string]: Provenance } = {
  "DeliveryHeaders.X-Plextera-Delivery-Id": "seed",
  "DeliveryHeaders.X-Plextera-Event-Id": "seed",
  "DeliveryHeaders.X-Plextera-Event-Type": "seed",
  "DeliveryHeaders.X-Plextera-Event-Occurred-At": "seed",
  "DeliveryHeaders.X-Plextera-Api-Version": "seed",
  "DeliveryHeaders.X-Plextera-Signature": "seed",
  "Document.fileId": "docs",
  "Document.fileName": "docs",
  "Document.mimeType": "docs",
  "Document.sizeBytes": "docs",
  "Document.pageCount": "assumed",
  "DocumentInsightsExtractionCompletedEvent.eventId": "seed",
  "DocumentInsightsExtractionCompletedEvent.eventType": "docs",
  "DocumentInsightsExtractionCompletedEvent.occurredAt": "seed",
  "DocumentInsightsExtractionCompletedEvent.apiVersion": "seed",
  "DocumentInsightsExtractionCompletedEvent.data": "docs",
  "DocumentInsightsExtractionFailedEvent.eventId": "seed",
  "DocumentInsightsExtractionFailedEvent.eventType": "docs",
  "DocumentInsightsExtractionFailedEvent.occurredAt": "seed",
  "DocumentInsightsExtractionFailedEvent.apiVersion": "seed",
  "DocumentInsightsExtractionFailedEvent.data": "docs",
  "DocumentInsightsExtractionRejectedEvent.eventId": "seed",
  "DocumentInsightsExtractionRejectedEvent.eventType": "docs",
  "DocumentInsightsExtractionRejectedEvent.occurredAt": "seed",
  "DocumentInsightsExtractionRejectedEvent.apiVersion": "seed",
  "DocumentInsightsExtractionRejectedEvent.data": "docs",
  "DocumentInsightsJobCompletedEvent.eventId": "seed",
  "DocumentInsightsJobCompletedEvent.eventType": "seed",
  "DocumentInsightsJobCompletedEvent.occurredAt": "seed",
  "DocumentInsightsJobCompletedEvent.apiVersion": "seed",
  "DocumentInsightsJobCompletedEvent.data": "seed",
  "DocumentInsightsJobFailedEvent.eventId": "seed",
  "DocumentInsightsJobFailedEvent.eventType": "seed",
  "DocumentInsightsJobFailedEvent.occurredAt": "seed",
  "DocumentInsightsJobFailedEvent.apiVersion": "seed",
  "DocumentInsightsJobFailedEvent.data": "seed",
  "DocumentInsightsJobRejectedEvent.eventId": "seed",
  "DocumentInsightsJobRejectedEvent.eventType": "seed",
  "DocumentInsightsJobRejectedEvent.occurredAt": "seed",
  "DocumentInsightsJobRejectedEvent.apiVersion": "seed",
  "DocumentInsightsJobRejectedEvent.data": "seed",
  "EventEnvelope.eventId": "seed",
  "EventEnvelope.eventType": "seed",
  "EventEnvelope.occurredAt": "seed",
  "EventEnvelope.apiVersion": "seed",
  "EventEnvelope.data": "seed",
  "ExtractedField.id": "assumed",
  "ExtractedField.name": "assumed",
  "ExtractedField.type": "assumed",
  "ExtractedField.value": "assumed",
  "ExtractedField.confidence": "assumed",
  "ExtractedField.placements": "assumed",
  "ExtractionCompletedData.extractionId": "docs",
  "ExtractionCompletedData.status": "docs",
  "ExtractionCompletedData.outputAvailable": "docs",
  "ExtractionCompletedData.createdAt": "docs",
  "ExtractionCompletedData.startedAt": "docs",
  "ExtractionCompletedData.updatedAt": "docs",
  "ExtractionCompletedData.completedAt": "docs",
  "ExtractionCompletedData.tags": "docs",
  "ExtractionCompletedData.document": "docs",
  "ExtractionCompletedData.output": "seed",
  "ExtractionFailedData.extractionId": "docs",
  "ExtractionFailedData.status": "docs",
  "ExtractionFailedData.outputAvailable": "docs",
  "ExtractionFailedData.createdAt": "docs",
  "ExtractionFailedData.startedAt": "docs",
  "ExtractionFailedData.updatedAt": "docs",
  "ExtractionFailedData.completedAt": "docs",
  "ExtractionFailedData.tags": "docs",
  "ExtractionFailedData.document": "docs",
  "ExtractionFailedData.error": "seed",
  "ExtractionOutput.fieldCount": "seed",
  "ExtractionOutput.fields": "seed",
  "ExtractionRejectedData.extractionId": "docs",
  "ExtractionRejectedData.status": "docs",
  "ExtractionRejectedData.outputAvailable": "docs",
  "ExtractionRejectedData.createdAt": "docs",
  "ExtractionRejectedData.startedAt": "docs",
  "ExtractionRejectedData.updatedAt": "docs",
  "ExtractionRejectedData.completedAt": "docs",
  "ExtractionRejectedData.tags": "docs",
  "ExtractionRejectedData.document": "docs",
  "ExtractionRejectedData.error": "seed",
  "FieldPlacement.page": "assumed",
  "FieldPlacement.x": "assumed",
  "FieldPlacement.y": "assumed",
  "FieldPlacement.width": "assumed",
  "FieldPlacement.height": "assumed",
  "JobCompletedData.jobId": "assumed",
  "JobCompletedData.status": "seed",
  "JobCompletedData.outputAvailable": "docs",
  "JobCompletedData.operation": "docs",
  "JobCompletedData.hubId": "docs",
  "JobCompletedData.hubName": "docs",
  "JobCompletedData.createdAt": "docs",
  "JobCompletedData.startedAt": "docs",
  "JobCompletedData.updatedAt": "docs",
  "JobCompletedData.completedAt": "docs",
  "JobCompletedData.metadata": "docs",
  "JobCompletedData.document": "docs",
  "JobCompletedData.output": "seed",
  "JobFailedData.jobId": "assumed",
  "JobFailedData.status": "seed",
  "JobFailedData.outputAvailable": "docs",
  "JobFailedData.operation": "docs",
  "JobFailedData.hubId": "docs",
  "JobFailedData.hubName": "docs",
  "JobFailedData.createdAt": "docs",
  "JobFailedData.startedAt": "docs",
  "JobFailedData.updatedAt": "docs",
  "JobFailedData.completedAt": "docs",
  "JobFailedData.metadata": "docs",
  "JobFailedData.document": "docs",
  "JobFailedData.error": "seed",
  "JobRejectedData.jobId": "assumed",
  "JobRejectedData.status": "seed",
  "JobRejectedData.outputAvailable": "docs",
  "JobRejectedData.operation": "docs",
  "JobRejectedData.hubId": "docs",
  "JobRejectedData.hubName": "docs",
  "JobRejectedData.createdAt": "docs",
  "JobRejectedData.startedAt": "docs",
  "JobRejectedData.updatedAt": "docs",
  "JobRejectedData.completedAt": "docs",
  "JobRejectedData.metadata": "docs",
  "JobRejectedData.document": "docs",
  "JobRejectedData.error": "seed",
  "NestedRun.id": "docs",
  "NestedRun.status": "docs",
  "NestedRun.createdAt": "docs",
  "NestedRun.startedAt": "docs",
  "NestedRun.updatedAt": "docs",
  "NestedRun.completedAt": "docs",
  "NestedRun.durationMs": "docs",
  "NestedRun.computedDurationMs": "docs",
  "NestedRun.workflow": "seed",
  "NestedRun.progress": "seed",
  "NestedRun.steps": "docs",
  "NestedRun.error": "seed",
  "NestedRuns.count": "seed",
  "NestedRuns.data": "seed",
  "ProcessingError.code": "seed",
  "ProcessingError.message": "seed",
  "RejectionError.code": "seed",
  "RejectionError.message": "seed",
  "RunCompletedData.runId": "seed",
  "RunCompletedData.workflowId": "seed",
  "RunCompletedData.status": "seed",
  "RunCompletedData.createdAt": "docs",
  "RunCompletedData.startedAt": "docs",
  "RunCompletedData.updatedAt": "docs",
  "RunCompletedData.completedAt": "docs",
  "RunCompletedData.durationMs": "docs",
  "RunCompletedData.computedDurationMs": "docs",
  "RunCompletedData.workflow": "seed",
  "RunCompletedData.progress": "seed",
  "RunCompletedData.steps": "seed",
  "RunError.code": "seed",
  "RunError.message": "seed",
  "RunFailedData.runId": "seed",
  "RunFailedData.workflowId": "seed",
  "RunFailedData.status": "seed",
  "RunFailedData.createdAt": "docs",
  "RunFailedData.startedAt": "docs",
  "RunFailedData.updatedAt": "docs",
  "RunFailedData.completedAt": "docs",
  "RunFailedData.durationMs": "docs",
  "RunFailedData.computedDurationMs": "docs",
  "RunFailedData.workflow": "seed",
  "RunFailedData.progress": "seed",
  "RunFailedData.steps": "seed",
  "RunFailedData.error": "seed",
  "RunProgress.stepsCompleted": "seed",
  "RunProgress.stepsTotal": "seed",
  "RunStep.id": "seed",
  "RunStep.name": "seed",
  "RunStep.type": "seed",
  "RunStep.status": "seed",
  "RunStep.message": "seed",
  "RunStep.output": "docs",
  "RunStep.nestedRuns": "seed",
  "Workflow.id": "seed",
  "Workflow.name": "seed",
  "WorkflowRunCompletedEvent.eventId": "seed",
  "WorkflowRunCompletedEvent.eventType": "seed",
  "WorkflowRunCompletedEvent.occurredAt": "seed",
  "WorkflowRunCompletedEvent.apiVersion": "seed",
  "WorkflowRunCompletedEvent.data": "seed",
  "WorkflowRunFailedEvent.eventId": "seed",
  "WorkflowRunFailedEvent.eventType": "seed",
  "WorkflowRunFailedEvent.occurredAt": "seed",
  "WorkflowRunFailedEvent.apiVersion": "seed",
  "WorkflowRunFailedEvent.data": "seed",
  "signature.header": "seed",
  "signature.format": "seed",
  "signature.elementSeparator": "seed",
  "signature.valueSeparator": "seed",
  "signature.timestampKey": "seed",
  "signature.timestampUnit": "assumed",
  "signature.signatureKey": "seed",
  "signature.algorithm": "seed",
  "signature.construction": "seed",
  "signature.encoding": "seed",
  "signature.letterCase": "assumed",
  "signature.signedContent": "seed",
  "signature.secretEncoding": "assumed",
  "signature.secretPrefix": "assumed",
  "signature.toleranceSeconds": "assumed",
  "signature.maxSignatures": "assumed",
  "delivery.successStatuses": "docs",
  "delivery.documentedStatuses": "seed",
  "delivery.goneStatuses": "assumed",
  "delivery.deadlineMs": "assumed",
  "delivery.redirects": "assumed",
  "delivery.responseBodyCapBytes": "assumed",
  "delivery.retry": "assumed",
  "delivery.retryAfter": "assumed"
};
