// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/** What stands behind a declared property: the name of a shape, a list of it, or nothing more to look into. */
export type ShapeReference = string | readonly [string] | null;

/** An object with declared properties, or a text with known values. */
export type Shape = { readonly properties: { readonly [name: string]: ShapeReference } } | { readonly values: readonly string[] };

export const shapes: { readonly [schema: string]: Shape } = {
  "ApiVersion": {
    "values": [
      "v1"
    ]
  },
  "DeliveryHeaders": {
    "properties": {
      "X-Plextera-Delivery-Id": null,
      "X-Plextera-Event-Id": null,
      "X-Plextera-Event-Type": null,
      "X-Plextera-Event-Occurred-At": null,
      "X-Plextera-Api-Version": null,
      "X-Plextera-Signature": null
    }
  },
  "Document": {
    "properties": {
      "fileId": null,
      "fileName": null,
      "mimeType": null,
      "sizeBytes": null,
      "pageCount": null
    }
  },
  "DocumentInsightsExtractionCompletedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "ExtractionCompletedData"
    }
  },
  "DocumentInsightsExtractionFailedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "ExtractionFailedData"
    }
  },
  "DocumentInsightsExtractionRejectedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "ExtractionRejectedData"
    }
  },
  "DocumentInsightsJobCompletedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "JobCompletedData"
    }
  },
  "DocumentInsightsJobFailedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "JobFailedData"
    }
  },
  "DocumentInsightsJobRejectedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "JobRejectedData"
    }
  },
  "EventEnvelope": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": null
    }
  },
  "ExtractedField": {
    "properties": {
      "id": null,
      "name": null,
      "type": "FieldType",
      "value": "FieldValue",
      "confidence": null,
      "placements": [
        "FieldPlacement"
      ]
    }
  },
  "ExtractionCompletedData": {
    "properties": {
      "extractionId": null,
      "status": null,
      "outputAvailable": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "tags": "Tags",
      "document": "Document",
      "output": "ExtractionOutput"
    }
  },
  "ExtractionFailedData": {
    "properties": {
      "extractionId": null,
      "status": null,
      "outputAvailable": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "tags": "Tags",
      "document": "Document",
      "error": "ProcessingError"
    }
  },
  "ExtractionOutput": {
    "properties": {
      "fieldCount": null,
      "fields": [
        "ExtractedField"
      ]
    }
  },
  "ExtractionRejectedData": {
    "properties": {
      "extractionId": null,
      "status": null,
      "outputAvailable": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "tags": "Tags",
      "document": "Document",
      "error": "RejectionError"
    }
  },
  "FieldPlacement": {
    "properties": {
      "page": null,
      "x": null,
      "y": null,
      "width": null,
      "height": null
    }
  },
  "FieldType": {
    "values": [
      "string",
      "number",
      "boolean",
      "date",
      "list",
      "object"
    ]
  },
  "JobCompletedData": {
    "properties": {
      "jobId": null,
      "status": null,
      "outputAvailable": null,
      "operation": null,
      "hubId": null,
      "hubName": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "metadata": "Tags",
      "document": "Document",
      "output": "ExtractionOutput"
    }
  },
  "JobFailedData": {
    "properties": {
      "jobId": null,
      "status": null,
      "outputAvailable": null,
      "operation": null,
      "hubId": null,
      "hubName": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "metadata": "Tags",
      "document": "Document",
      "error": "ProcessingError"
    }
  },
  "JobRejectedData": {
    "properties": {
      "jobId": null,
      "status": null,
      "outputAvailable": null,
      "operation": null,
      "hubId": null,
      "hubName": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "metadata": "Tags",
      "document": "Document",
      "error": "RejectionError"
    }
  },
  "NestedRun": {
    "properties": {
      "id": null,
      "status": "RunStatus",
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "durationMs": null,
      "computedDurationMs": null,
      "workflow": "Workflow",
      "progress": "RunProgress",
      "steps": [
        "RunStep"
      ],
      "error": "RunError"
    }
  },
  "NestedRuns": {
    "properties": {
      "count": null,
      "data": [
        "NestedRun"
      ]
    }
  },
  "ProcessingError": {
    "properties": {
      "code": null,
      "message": null
    }
  },
  "RejectionError": {
    "properties": {
      "code": null,
      "message": null
    }
  },
  "RunCompletedData": {
    "properties": {
      "runId": null,
      "workflowId": null,
      "status": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "durationMs": null,
      "computedDurationMs": null,
      "workflow": "Workflow",
      "progress": "RunProgress",
      "steps": [
        "RunStep"
      ]
    }
  },
  "RunError": {
    "properties": {
      "code": null,
      "message": null
    }
  },
  "RunFailedData": {
    "properties": {
      "runId": null,
      "workflowId": null,
      "status": null,
      "createdAt": null,
      "startedAt": null,
      "updatedAt": null,
      "completedAt": null,
      "durationMs": null,
      "computedDurationMs": null,
      "workflow": "Workflow",
      "progress": "RunProgress",
      "steps": [
        "RunStep"
      ],
      "error": "RunError"
    }
  },
  "RunProgress": {
    "properties": {
      "stepsCompleted": null,
      "stepsTotal": null
    }
  },
  "RunStatus": {
    "values": [
      "PROCESSING",
      "COMPLETED",
      "FAILED",
      "CLOSED"
    ]
  },
  "RunStep": {
    "properties": {
      "id": null,
      "name": null,
      "type": "StepType",
      "status": "StepStatus",
      "message": null,
      "output": "StepOutput",
      "nestedRuns": "NestedRuns"
    }
  },
  "StepStatus": {
    "values": [
      "QUEUED",
      "PROCESSING",
      "COMPLETED",
      "FAILED"
    ]
  },
  "StepType": {
    "values": [
      "document_insights",
      "web_function"
    ]
  },
  "Workflow": {
    "properties": {
      "id": null,
      "name": null
    }
  },
  "WorkflowRunCompletedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "RunCompletedData"
    }
  },
  "WorkflowRunFailedEvent": {
    "properties": {
      "eventId": null,
      "eventType": null,
      "occurredAt": null,
      "apiVersion": "ApiVersion",
      "data": "RunFailedData"
    }
  }
};
