// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.

import schema0 from "./schemas/document-insights.job.completed.json" with { type: 'json' };
import schema1 from "./schemas/document-insights.job.failed.json" with { type: 'json' };
import schema2 from "./schemas/document-insights.job.rejected.json" with { type: 'json' };
import schema3 from "./schemas/workflow.run.completed.json" with { type: 'json' };
import schema4 from "./schemas/workflow.run.failed.json" with { type: 'json' };
import schema5 from "./schemas/document-insights.extraction.completed.json" with { type: 'json' };
import schema6 from "./schemas/document-insights.extraction.failed.json" with { type: 'json' };
import schema7 from "./schemas/document-insights.extraction.rejected.json" with { type: 'json' };
import schema8 from "./schemas/event.json" with { type: 'json' };
import schema9 from "./schemas/envelope.json" with { type: 'json' };
import schema10 from "./schemas/headers.json" with { type: 'json' };

/** Paragraphs of the document, with code between backticks. */
export const prose = {
  "overview": "What Plextera sends to a subscriber's endpoint when a document or a workflow run reaches its end, how each\ndelivery is signed, and when it is tried again. This document is the only place where the contract is written\ndown: models, validators, the mock emitter and the receiver tests follow from it.\n\nEvery property carries `x-provenance`: `seed` (in the two pages that the project implements), `docs` (published\nby Plextera elsewhere) or `assumed` (nobody publishes it; README.md beside this file says why we chose it).",
  "delivery": "A run that ends as CLOSED is over as well, and no event tells of it: poll for it. Nothing is promised about\norder. The same event can arrive more than once, so apply each `eventId` once.",
  "signature": "An HMAC over the timestamp, a full stop and the raw request body, keyed with the subscription's signingSecret.\nOnly these two are covered: every other X-Plextera header can be changed by whoever replays a delivery, so\nroute and deduplicate on the body."
};

/** The JSON Schemas by the names of their files. */
export const schemaFiles: { readonly [file: string]: { readonly [keyword: string]: unknown } } = {
  "document-insights.job.completed": schema0,
  "document-insights.job.failed": schema1,
  "document-insights.job.rejected": schema2,
  "workflow.run.completed": schema3,
  "workflow.run.failed": schema4,
  "document-insights.extraction.completed": schema5,
  "document-insights.extraction.failed": schema6,
  "document-insights.extraction.rejected": schema7,
  "event": schema8,
  "envelope": schema9,
  "headers": schema10,
};

/** What a signature is worked out from, to show how. The timestamp is in seconds. */
export const workedExample: { readonly secret: string; readonly timestamp: number; readonly body: string } = {
  "secret": "whsec_test_secret",
  "timestamp": 1775556000,
  "body": "{\"eventId\":\"evt_01JY7MFAILED000000000001\",\"eventType\":\"document-insights.extraction.failed\"}"
};

/** What nobody publishes, and why it was chosen. */
export const assumptions: readonly { readonly fact: string; readonly why: string }[] = [
  {
    "fact": "`data` of a Document Insights event: which properties are required; `jobId` as `dijob_` and a ULID; `pageCount`",
    "why": "one payload is published, for the `extraction` names. The path `/document-insights/jobs/{jobId}` gives the name"
  },
  {
    "fact": "one extracted field: `id`, `name`, `type`, `value`, `confidence`, `placements`",
    "why": "the prose says \"typed field values, confidence scores, and page placement coordinates\"; no page shows one. Fractions of the page, because they need no unit"
  },
  {
    "fact": "codes of rejections but `UNSUPPORTED_DOCUMENT`",
    "why": "the reasons are named in prose, their codes nowhere. `code` is any text"
  },
  {
    "fact": "the delivery id is `dlv_` and a ULID",
    "why": "only that it is there and changes is published"
  },
  {
    "fact": "`t` in seconds; new on every attempt",
    "why": "\"unix timestamp\"; an old `t` would make a late retry look like a replay"
  },
  {
    "fact": "lower-case hex; the secret as UTF-8, `whsec_` included",
    "why": "what the well-known SDKs of this scheme do"
  },
  {
    "fact": "300 s of tolerance, to both sides; at most 16 signatures",
    "why": "\"more than a few minutes\" is published; a `t` far in the future is no better than one in the past"
  },
  {
    "fact": "`Content-Type: application/json`, a `User-Agent`",
    "why": "a JSON body is published"
  },
  {
    "fact": "deadline, schedule, number of attempts, cap, jitter, `Retry-After`, redirects, 410",
    "why": "\"exponential backoff\" is published, no number is"
  }
];

/** Where the sources contradict each other, and how they are read. */
export const contradictions: readonly { readonly one: string; readonly other: string; readonly reading: string }[] = [
  {
    "one": "\"at most one delivery is attempted per event type per subscription\"",
    "other": "the delivery id \"changes on each retry\"",
    "reading": "at most one *event*, at least one *attempt*"
  },
  {
    "one": "the event table lists `document-insights.job.*`",
    "other": "the text on a header names `document-insights.extraction.completed`",
    "reading": "two vocabularies for the same three events: `job` by default, `extraction` as production sends. A subscription uses one of them"
  },
  {
    "one": "`progress.stepsTotal` is 3",
    "other": "the payload lists two steps, and the completed one has no `output`",
    "reading": "the total is the workflow's, not that of the list; `output` is optional"
  },
  {
    "one": "the payload has the same structure as the answer to a GET",
    "other": "the GET says `id`, the payload `runId` or `extractionId`",
    "reading": "the payload is right about itself; nested runs keep `id`"
  },
  {
    "one": "a run can end as CLOSED",
    "other": "no event tells of it",
    "reading": "there is none: poll for it"
  }
];

/** Receivers as somebody writes them who installed the package. */
export const snippets: readonly { readonly title: string; readonly note: string; readonly code: string }[] = [
  {
    "title": "Express",
    "note": "",
    "code": "import express from 'express';\nimport { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport const app = express();\napp.set('env', 'production'); // or NODE_ENV: without it, answers to errors hold the stack\napp.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {\n  const reception = receive(request.body, request.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  response.status(reception.answer.status).set(reception.answer.headers).send(reception.answer.body);\n});\n"
  },
  {
    "title": "Fastify",
    "note": "",
    "code": "import { fastify } from 'fastify';\nimport { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport const app = fastify({ bodyLimit: 1_048_576 });\napp.removeAllContentTypeParsers();\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));\napp.post<{ Body: Buffer }>('/webhooks', async (request, reply) => {\n  const reception = receive(request.body, request.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  return reply.code(reception.answer.status).headers(reception.answer.headers).send(reception.answer.body);\n});\n"
  },
  {
    "title": "Next.js",
    "note": "`app/webhooks/route.ts`",
    "code": "import { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nconst inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport async function POST(request: Request): Promise<Response> {\n  const body = new Uint8Array(await request.arrayBuffer());\n  if (body.length > 1_048_576) return new Response(null, { status: 413 });\n  const reception = receive(body, request.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  return new Response(reception.answer.body, reception.answer);\n}\n"
  },
  {
    "title": "Hono",
    "note": "",
    "code": "import { Hono } from 'hono';\nimport { bodyLimit } from 'hono/body-limit';\nimport { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport const app = new Hono();\napp.post('/webhooks', bodyLimit({ maxSize: 1_048_576 }), async ({ req: request }) => {\n  const body = new Uint8Array(await request.arrayBuffer());\n  const reception = receive(body, request.raw.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  return new Response(reception.answer.body, reception.answer);\n});\n"
  },
  {
    "title": "Koa",
    "note": "",
    "code": "import Koa from 'koa';\nimport { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport const app = new Koa();\n\napp.use(async (context) => {\n  if (context.method !== 'POST') return context.throw(405);\n  const body = await readBody(context.req, 1_048_576);\n  if (!body) return context.throw(413);\n  const reception = receive(body, context.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  Object.assign(context, { status: reception.answer.status, body: reception.answer.body });\n  context.set(reception.answer.headers);\n});\n\n/** What is too large is read to its end all the same, so that the sender gets to hear of it. */\nasync function readBody(request: AsyncIterable<Buffer>, limit: number): Promise<Buffer | undefined> {\n  const chunks: Buffer[] = [];\n  let size = 0;\n  for await (const chunk of request) {\n    size += chunk.length;\n    if (size <= limit) chunks.push(chunk);\n  }\n  return size <= limit ? Buffer.concat(chunks) : undefined;\n}\n"
  },
  {
    "title": "node:http",
    "note": "",
    "code": "import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';\nimport { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport const server = createServer((request, response) => {\n  // The event could not be stored, or the sender went away: either way it comes again.\n  handle(request, response).catch(() => response.writeHead(500).end());\n});\n\nasync function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {\n  if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();\n  const body = await readBody(request, 1_048_576);\n  if (!body) return response.writeHead(413).end();\n  const { answer, ...reception } = receive(body, request.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  return response.writeHead(answer.status, answer.headers).end(answer.body);\n}\n\n/** What is too large is read to its end all the same, so that the sender gets to hear of it. */\nasync function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {\n  const chunks: Buffer[] = [];\n  let size = 0;\n  for await (const chunk of request as AsyncIterable<Buffer>) {\n    size += chunk.length;\n    if (size <= limit) chunks.push(chunk);\n  }\n  return size <= limit ? Buffer.concat(chunks) : undefined;\n}\n"
  },
  {
    "title": "AWS Lambda",
    "note": "behind API Gateway or a function URL",
    "code": "import { receive, SigningSecret } from 'plextera-webhooks';\n\nconst secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');\nexport const inbox = new Map<string, object>(); // in production: a table with eventId as its key\n\nexport async function handler(request: ApiGatewayRequest) {\n  const body = Buffer.from(request.body ?? '', request.isBase64Encoded ? 'base64' : 'utf8');\n  if (body.length > 1_048_576) return { statusCode: 413 };\n  const reception = receive(body, request.headers, secret);\n  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);\n  const { status: statusCode, headers, body: text } = reception.answer;\n  return { statusCode, headers, body: text };\n}\n\ninterface ApiGatewayRequest {\n  readonly headers: Readonly<Record<string, string | undefined>>;\n  readonly body?: string;\n  readonly isBase64Encoded: boolean;\n}\n"
  }
];
