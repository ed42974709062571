import { contract } from '../../contract/catalog.ts';
import type { ApiPiece, Description } from './api-piece.ts';
import { headerParameters, webhooks } from './webhooks.ts';

/** One OpenAPI 3.1 document of everything that the server answers to, put together from what the routes say. */
export function openApiDocument(pieces: readonly ApiPiece[]): Description {
  return {
    openapi: '3.1.0',
    info: {
      title: `${contract.title}: the mock’s HTTP APIs`,
      version: contract.version,
      description:
        'The vendor’s public API as the mock speaks it, and the mock’s own control API. Where the vendor publishes ' +
        'nothing, a description says “assumed”.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Event subscriptions', description: 'The vendor’s API.' },
      { name: 'Resources', description: 'Stand-ins for the vendor’s API.' },
      { name: 'Control', description: 'The mock’s own API, which the vendor does not have.' },
      { name: 'Log', description: 'What was sent, and what came of it.' },
      { name: 'Webhooks', description: 'What the mock sends.' },
    ],
    paths: joined(pieces, 'paths'),
    webhooks: webhooks(),
    components: {
      schemas: joined(pieces, 'schemas'),
      responses: joined(pieces, 'responses'),
      parameters: headerParameters(),
      securitySchemes: joined(pieces, 'securitySchemes'),
    },
  };
}

/** Pieces may say different things of one path, such as its other methods, and never the same thing twice. */
function joined(pieces: readonly ApiPiece[], part: keyof ApiPiece): Description {
  const all = new Map<string, Description>();
  for (const piece of pieces)
    for (const [name, description] of Object.entries(piece[part] ?? {})) {
      const known = all.get(name);
      if (known && (part !== 'paths' || Object.keys(known).some((key) => Object.hasOwn(description, key))))
        throw new Error(`Two pieces describe ${name}.`);
      all.set(name, { ...known, ...description });
    }
  return Object.fromEntries(all);
}
