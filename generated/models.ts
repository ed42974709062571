// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

/**
 * The API version that the payload is written in.
 */
export type ApiVersion = "v1" | (string & {});

/**
 * The headers that every delivery carries beside those of HTTP.
 */
export interface DeliveryHeaders {
  /**
   * Names this one attempt. New on every retry, so never deduplicate on it.
   * @example dlv_01JY7MAX5R0PZ2V9F3T6K8NQWD
   */
  "X-Plextera-Delivery-Id": string;
  /**
   * Mirrors `eventId`. The same on every retry of the event.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4
   */
  "X-Plextera-Event-Id": string;
  /**
   * Mirrors `eventType`.
   * @example document-insights.job.completed
   */
  "X-Plextera-Event-Type": string;
  /**
   * Mirrors `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  "X-Plextera-Event-Occurred-At": string;
  /**
   * Mirrors `apiVersion`.
   * @example v1
   */
  "X-Plextera-Api-Version": string;
  /**
   * The timestamp of the attempt and the signature over it and the raw body.
   * @example t=1775556000,v1=9e79107f49f1ac0a32d92f2722c698ed5a4cbc3668bf8e51f8b791c6f123586a
   */
  "X-Plextera-Signature": string;
}

/**
 * The file that was handed in.
 */
export interface Document {
  /**
   * Names the file.
   * @example file_01JY7M1C8WZ5E2D7R4KQ9XTPBN
   */
  fileId: string;
  /**
   * The name that the file was handed in under.
   * @example invoice-2041.pdf
   */
  fileName: string;
  /**
   * The media type of the file.
   * @example application/pdf
   */
  mimeType: string;
  /**
   * The size of the file in bytes.
   * @example 184320
   */
  sizeBytes: number;
  /**
   * How many pages the file has, where that is known.
   * @example 3
   */
  pageCount?: number;
}

/**
 * A Document Insights extraction reached COMPLETED.
 */
export interface DocumentInsightsExtractionCompletedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.extraction.completed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of an extraction that reached COMPLETED, and its result.
   */
  data: ExtractionCompletedData;
}

/**
 * A Document Insights extraction reached FAILED.
 */
export interface DocumentInsightsExtractionFailedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.extraction.failed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of an extraction that reached FAILED, and why.
   */
  data: ExtractionFailedData;
}

/**
 * A Document Insights extraction reached REJECTED.
 */
export interface DocumentInsightsExtractionRejectedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.extraction.rejected";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of an extraction that reached REJECTED, and why. The document was never processed.
   */
  data: ExtractionRejectedData;
}

/**
 * A Document Insights job reached COMPLETED.
 */
export interface DocumentInsightsJobCompletedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.job.completed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of a job that reached COMPLETED, and its result.
   */
  data: JobCompletedData;
}

/**
 * A Document Insights job reached FAILED.
 */
export interface DocumentInsightsJobFailedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.job.failed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of a job that reached FAILED, and why.
   */
  data: JobFailedData;
}

/**
 * A Document Insights job reached REJECTED.
 */
export interface DocumentInsightsJobRejectedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "document-insights.job.rejected";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of a job that reached REJECTED, and why. The document was never processed.
   */
  data: JobRejectedData;
}

/**
 * What all events have in common, whatever their type.
 */
export interface EventEnvelope {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event, which decides the shape of `data`.
   * @example document-insights.job.completed, workflow.run.failed
   */
  eventType: string;
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * What happened. Its shape follows from `eventType`.
   */
  data: Record<string, unknown>;
}

/**
 * One field that was found in the document.
 */
export interface ExtractedField {
  /**
   * Names the field within its document type.
   * @example invoice_number
   */
  id: string;
  /**
   * The field's name as people know it.
   * @example Invoice number
   */
  name: string;
  /**
   * The kind of the value. More kinds can come.
   */
  type: FieldType;
  /**
   * The value as it was read, which can be any JSON; null where nothing was found.
   */
  value: unknown;
  /**
   * How sure the extraction is, from 0 to 1.
   * @example 0.97
   */
  confidence: number;
  /**
   * Where on the pages the value stands.
   */
  placements?: FieldPlacement[];
}

/**
 * The state of an extraction that reached COMPLETED, and its result.
 */
export interface ExtractionCompletedData {
  /**
   * Names the extraction.
   * @example 69d2249016106a576cd7e6b1
   */
  extractionId: string;
  /**
   * The terminal state.
   */
  status: "COMPLETED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  tags?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * The final result of an extraction.
   */
  output: ExtractionOutput;
}

/**
 * The state of an extraction that reached FAILED, and why.
 */
export interface ExtractionFailedData {
  /**
   * Names the extraction.
   * @example 69d2249016106a576cd7e6b1
   */
  extractionId: string;
  /**
   * The terminal state.
   */
  status: "FAILED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  tags?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * Why the document could not be processed.
   */
  error: ProcessingError;
}

/**
 * The final result of an extraction.
 */
export interface ExtractionOutput {
  /**
   * How many fields there are.
   * @example 2
   */
  fieldCount: number;
  /**
   * The fields that were found.
   */
  fields: ExtractedField[];
}

/**
 * The state of an extraction that reached REJECTED, and why. The document was never processed.
 */
export interface ExtractionRejectedData {
  /**
   * Names the extraction.
   * @example 69d2249016106a576cd7e6b1
   */
  extractionId: string;
  /**
   * The terminal state.
   */
  status: "REJECTED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  tags?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * Why the document was turned away.
   */
  error: RejectionError;
}

/**
 * A rectangle on a page, in fractions of the page's width and height.
 */
export interface FieldPlacement {
  /**
   * The page, counted from 1.
   * @example 1
   */
  page: number;
  /**
   * Left edge.
   * @example 0.612
   */
  x: number;
  /**
   * Top edge.
   * @example 0.118
   */
  y: number;
  /**
   * Width.
   * @example 0.164
   */
  width: number;
  /**
   * Height.
   * @example 0.021
   */
  height: number;
}

/**
 * The kind of the value. More kinds can come.
 */
export type FieldType = "string" | "number" | "boolean" | "date" | "list" | "object" | (string & {});

/**
 * The state of a job that reached COMPLETED, and its result.
 */
export interface JobCompletedData {
  /**
   * Names the job.
   * @example dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE
   */
  jobId: string;
  /**
   * The terminal state.
   */
  status: "COMPLETED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * What the job was asked to do.
   * @example extract
   */
  operation?: string;
  /**
   * Names the hub that the job ran in.
   * @example 69d1f0c2a4b8e7730c5d9e11
   */
  hubId?: string;
  /**
   * The hub's name as people know it.
   * @example Accounts payable
   */
  hubName?: string;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  metadata?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * The final result of an extraction.
   */
  output: ExtractionOutput;
}

/**
 * The state of a job that reached FAILED, and why.
 */
export interface JobFailedData {
  /**
   * Names the job.
   * @example dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE
   */
  jobId: string;
  /**
   * The terminal state.
   */
  status: "FAILED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * What the job was asked to do.
   * @example extract
   */
  operation?: string;
  /**
   * Names the hub that the job ran in.
   * @example 69d1f0c2a4b8e7730c5d9e11
   */
  hubId?: string;
  /**
   * The hub's name as people know it.
   * @example Accounts payable
   */
  hubName?: string;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  metadata?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * Why the document could not be processed.
   */
  error: ProcessingError;
}

/**
 * The state of a job that reached REJECTED, and why. The document was never processed.
 */
export interface JobRejectedData {
  /**
   * Names the job.
   * @example dijob_01JY7M2XK4T9C6Z8QHVB3R5WNE
   */
  jobId: string;
  /**
   * The terminal state.
   */
  status: "REJECTED";
  /**
   * True exactly when `output` is there.
   */
  outputAvailable: boolean;
  /**
   * What the job was asked to do.
   * @example extract
   */
  operation?: string;
  /**
   * Names the hub that the job ran in.
   * @example 69d1f0c2a4b8e7730c5d9e11
   */
  hubId?: string;
  /**
   * The hub's name as people know it.
   * @example Accounts payable
   */
  hubName?: string;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * The subscriber's own labels, as handed in. The job vocabulary calls them metadata.
   */
  metadata?: Record<string, string>;
  /**
   * The file that was handed in.
   */
  document: Document;
  /**
   * Why the document was turned away.
   */
  error: RejectionError;
}

/**
 * A run that a step started. A run again, with `id` for `runId` and no `workflowId`.
 */
export interface NestedRun {
  /**
   * Names the run.
   * @example 69d22490161066a576cd7e70
   */
  id: string;
  /**
   * The state of a run.
   */
  status: RunStatus;
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state, if it has.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt?: string;
  /**
   * How long it took, in milliseconds.
   * @example 150000
   */
  durationMs?: number;
  /**
   * How long work on it took, in milliseconds.
   * @example 148000
   */
  computedDurationMs?: number;
  /**
   * The workflow that was run.
   */
  workflow: Workflow;
  /**
   * How far the run got. The total can be larger than the number of steps listed.
   */
  progress: RunProgress;
  /**
   * The steps in the order of the workflow.
   */
  steps: RunStep[];
  /**
   * Why the run failed.
   */
  error?: RunError;
}

/**
 * The runs that the step started.
 */
export interface NestedRuns {
  /**
   * How many runs there are.
   * @example 0
   */
  count: number;
  /**
   * A summary of each run.
   */
  data: NestedRun[];
}

/**
 * Any event of the contract. `eventType` decides which.
 */
export type PlexteraEvent = DocumentInsightsJobCompletedEvent | DocumentInsightsJobFailedEvent | DocumentInsightsJobRejectedEvent | WorkflowRunCompletedEvent | WorkflowRunFailedEvent | DocumentInsightsExtractionCompletedEvent | DocumentInsightsExtractionFailedEvent | DocumentInsightsExtractionRejectedEvent;

/**
 * Why the document could not be processed.
 */
export interface ProcessingError {
  /**
   * For machines. An open list, of which one value was seen.
   * @example PROCESSING_FAILED
   */
  code: string;
  /**
   * For people.
   * @example The document could not be processed.
   */
  message: string;
}

/**
 * Why the document was turned away.
 */
export interface RejectionError {
  /**
   * For machines. An open list, of which one value was seen; the other examples are guesses.
   * @example UNSUPPORTED_DOCUMENT, BROKEN_FILE, EMPTY_FILE, UNSUPPORTED_LANGUAGE, DUPLICATE_DOCUMENT
   */
  code: string;
  /**
   * For people.
   * @example The document type is not supported.
   */
  message: string;
}

/**
 * The state of a run that reached COMPLETED, with what its steps put out.
 */
export interface RunCompletedData {
  /**
   * Names the run.
   * @example 69d224901610662a576cd7e6
   */
  runId: string;
  /**
   * Names the workflow. The same as `workflow.id`.
   * @example daily-correspondence-loader
   */
  workflowId: string;
  /**
   * The terminal state.
   */
  status: "COMPLETED";
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * How long it took, in milliseconds.
   * @example 150000
   */
  durationMs?: number;
  /**
   * How long work on it took, in milliseconds.
   * @example 148000
   */
  computedDurationMs?: number;
  /**
   * The workflow that was run.
   */
  workflow: Workflow;
  /**
   * How far the run got. The total can be larger than the number of steps listed.
   */
  progress: RunProgress;
  /**
   * The steps in the order of the workflow.
   */
  steps: RunStep[];
}

/**
 * Why the run failed.
 */
export interface RunError {
  /**
   * For machines. An open list, of which one value was seen.
   * @example WORKFLOW_RUN_FAILED
   */
  code: string;
  /**
   * For people. The same as the message of the step that failed.
   * @example Client endpoint rejected the request.
   */
  message: string;
}

/**
 * The state of a run that reached FAILED, why, and how far it got.
 */
export interface RunFailedData {
  /**
   * Names the run.
   * @example 69d224901610662a576cd7e6
   */
  runId: string;
  /**
   * Names the workflow. The same as `workflow.id`.
   * @example daily-correspondence-loader
   */
  workflowId: string;
  /**
   * The terminal state.
   */
  status: "FAILED";
  /**
   * When the resource was created.
   * @example 2026-04-07T10:20:00Z
   */
  createdAt: string;
  /**
   * When work on it began.
   * @example 2026-04-07T10:20:02Z
   */
  startedAt?: string;
  /**
   * When it last changed.
   * @example 2026-04-07T10:22:00Z
   */
  updatedAt: string;
  /**
   * When it reached its terminal state. The same as the event's `occurredAt`.
   * @example 2026-04-07T10:22:00Z
   */
  completedAt: string;
  /**
   * How long it took, in milliseconds.
   * @example 150000
   */
  durationMs?: number;
  /**
   * How long work on it took, in milliseconds.
   * @example 148000
   */
  computedDurationMs?: number;
  /**
   * The workflow that was run.
   */
  workflow: Workflow;
  /**
   * How far the run got. The total can be larger than the number of steps listed.
   */
  progress: RunProgress;
  /**
   * The steps in the order of the workflow. The failed one has the last known message.
   */
  steps: RunStep[];
  /**
   * Why the run failed.
   */
  error: RunError;
}

/**
 * How far the run got. The total can be larger than the number of steps listed.
 */
export interface RunProgress {
  /**
   * How many steps were completed.
   * @example 1
   */
  stepsCompleted: number;
  /**
   * How many steps the workflow has.
   * @example 3
   */
  stepsTotal: number;
}

/**
 * The state of a run.
 */
export type RunStatus = "PROCESSING" | "COMPLETED" | "FAILED" | "CLOSED" | (string & {});

/**
 * One step of a run.
 */
export interface RunStep {
  /**
   * Names the step within its run.
   * @example step_01
   */
  id: string;
  /**
   * The step's name as people know it.
   * @example Extracted Document
   */
  name: string;
  /**
   * What the step does. More kinds can come.
   */
  type: StepType;
  /**
   * The state of the step. More states can come.
   */
  status: StepStatus;
  /**
   * The last known status message.
   * @example Client endpoint rejected the request.
   */
  message?: string;
  /**
   * What the step put out, which can be any JSON. A completed step need not have any.
   */
  output?: unknown;
  /**
   * The runs that the step started.
   */
  nestedRuns: NestedRuns;
}

/**
 * The state of the step. More states can come.
 */
export type StepStatus = "QUEUED" | "PROCESSING" | "COMPLETED" | "FAILED" | (string & {});

/**
 * What the step does. More kinds can come.
 */
export type StepType = "document_insights" | "web_function" | (string & {});

/**
 * The workflow that was run.
 */
export interface Workflow {
  /**
   * Names the workflow.
   * @example daily-correspondence-loader
   */
  id: string;
  /**
   * The workflow's name as people know it.
   * @example Daily Correspondence Loader
   */
  name: string;
}

/**
 * A workflow run reached COMPLETED.
 */
export interface WorkflowRunCompletedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "workflow.run.completed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of a run that reached COMPLETED, with what its steps put out.
   */
  data: RunCompletedData;
}

/**
 * A workflow run reached FAILED.
 */
export interface WorkflowRunFailedEvent {
  /**
   * Names the event. The same on every retry, so deduplicate on it.
   * @example evt_01JY7M9QWBWCPMZK5QJ7RSE9P4, evt_01JY7MWFFAIL00000000001
   */
  eventId: string;
  /**
   * The type of the event.
   */
  eventType: "workflow.run.failed";
  /**
   * When the terminal state was reached, in UTC.
   * @example 2026-04-07T10:22:00Z
   */
  occurredAt: string;
  /**
   * The API version that the payload is written in.
   */
  apiVersion: ApiVersion;
  /**
   * The state of a run that reached FAILED, why, and how far it got.
   */
  data: RunFailedData;
}

/**
 * The envelope around any data. `Envelope<'a.b', Data>` is one event, `Envelope` is one whose type is not known.
 */
export interface Envelope<Type extends string = string, Data = unknown> extends Omit<EventEnvelope, 'eventType' | 'data'> {
  eventType: Type;
  data: Data;
}

/** The event of one type, e.g. `EventOf<'document-insights.job.completed'>`. */
export type EventOf<Type extends PlexteraEvent['eventType']> = Extract<PlexteraEvent, { eventType: Type }>;
