import type { FastifyInstance } from 'fastify';
import { headers } from '../../contract/catalog.ts';
import type { Mock } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import { time } from '../log/parameter-kinds.ts';
import { readParameters } from '../log/query-parameters.ts';
import { closedObject } from '../openapi/api-piece.ts';
import { Problem } from '../plugins/problems.ts';
import { type NamedSecret, signatureReport } from './signature-report.ts';

interface ExplainRequest {
  readonly header: string;
  readonly bodyBase64: string;
  readonly secrets?: readonly string[];
  readonly at?: string;
}

/** So many subscriptions are asked whether their secret has signed, the newest first. */
const mostSubscriptions = 50;
/** As much of a changed body as the log keeps; of a longer one no signature can be computed any more. */
const keptBytes = 1_048_576;

/** The body of `POST /api/v1/signature/explain`; also its description. */
export const explainBody = closedObject(
  {
    header: { type: 'string', maxLength: 16_384, description: 'The value of the signature header.' },
    bodyBase64: {
      type: 'string',
      pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
      description: 'The body byte for byte.',
    },
    secrets: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'string', maxLength: 1_000 },
      description:
        'The secret, and the one before it; nothing keeps them. Without them the secrets of the mock’s own subscriptions are tried.',
    },
    at: {
      type: 'string',
      description: 'The time that the timestamp is compared with; now when it is left out.',
    },
  },
  ['secrets', 'at'],
);

const moment = time('The time that the timestamp is compared with.');

/** Why a signature fails: one that was sent, and one that a person brings. Secrets of the mock stay on this side. */
export function signatureRoutes(server: FastifyInstance, { store }: Mock, clock: Clock): void {
  server.post<{ Body: ExplainRequest }>(
    '/api/v1/signature/explain',
    { schema: { body: explainBody } },
    async ({ body: { header, bodyBase64, secrets, at } }) => {
      const given = secrets?.map((secret, n) => ({ name: n === 0 ? 'current' : 'previous', secret }));
      return signatureReport({
        header,
        rawBody: Buffer.from(bodyBase64, 'base64'),
        secrets: given ?? (await ownSecrets()),
        at: at === undefined ? new Date(clock.now()) : new Date(moment.read(at) ?? noTime()),
      });
    },
  );

  server.get<{ Params: { id: string; attemptId: string } }>(
    '/api/v1/deliveries/:id/attempts/:attemptId/signature',
    async ({ params: { id, attemptId }, query }) => {
      readParameters(query, {});
      const known = /^[\w-]{1,64}$/;
      const row = known.test(id) ? await store.log.delivery(id) : undefined;
      const attempt = row && (await store.log.attempts(id)).find((one) => one.attemptId === attemptId);
      if (!row || !attempt?.record)
        throw new Problem(
          404,
          'not-found',
          'There is no such attempt, or it has not ended, or it was pruned.',
        );
      const { requestHeaders, requestBody } = attempt.record;
      const name = headers.signature.name.toLowerCase();
      const header = requestHeaders.find(([other]) => other.toLowerCase() === name)?.[1];
      if (header === undefined) throw new Problem(404, 'unsigned', 'This attempt carried no signature.');
      if (requestBody && requestBody.byteLength >= keptBytes)
        throw new Problem(
          409,
          'body-cut',
          'Of so long a body the log keeps the beginning only, so its signature cannot be computed.',
        );
      const subscription = await store.subscriptions.get(row.subscriptionId);
      if (!subscription)
        throw new Problem(409, 'no-secret', 'The subscription was deleted, and its secret with it.');
      const rawBody = requestBody ?? (await store.log.event(row.eventId))?.body ?? Buffer.alloc(0);
      const secrets = [{ name: subscription.id, secret: subscription.signingSecret }];
      return signatureReport({ rawBody, header, secrets, at: new Date(attempt.startedAt) });
    },
  );

  async function ownSecrets(): Promise<readonly NamedSecret[]> {
    const { items } = await store.subscriptions.list({ offset: 0, limit: mostSubscriptions });
    const bySecret = new Map(items.toReversed().map(({ id, signingSecret }) => [signingSecret, id]));
    if (bySecret.size === 0)
      throw new Problem(
        409,
        'no-secret',
        'The mock has no subscription, and so no secret to compare with.',
        'Give the secret of the receiver, or start with --to URL.',
      );
    return [...bySecret].map(([secret, name]) => ({ name, secret })).toReversed();
  }
}

function noTime(): never {
  throw new Problem(400, 'bad-request', `/at must be ${moment.expected}`);
}
