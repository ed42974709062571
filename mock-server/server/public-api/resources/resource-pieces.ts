import { type ApiPiece, content, type Description, schemaRef } from '../../openapi/api-piece.ts';
import { problemResponses } from '../../openapi/problem-piece.ts';
import { apiErrorResponses, requestIdHeader } from '../api-error-piece.ts';
import { publicApiPrefix } from '../prefix.ts';
import { stateBody } from './resource-control-routes.ts';
import { type ResourceKind, resourceKinds } from './resource-kinds.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const shown = content(schemaRef('Resource'));

/** The stand-ins for what events are about. */
export const resourcePiece: ApiPiece = {
  paths: describeEach(publicApiPrefix, (name) => ({
    get: {
      operationId: `get${name}`,
      tags: ['Resources'],
      summary: 'Shows the state that the newest event about it carried, or that was set by hand after it.',
      security: [{ apiKey: [] }],
      responses: {
        '200': { description: 'The resource.', headers: requestIdHeader, ...shown },
        ...apiErrorResponses,
      },
    },
  })),
  schemas: {
    Resource: {
      type: 'object',
      description: 'The `data` of its events, with `id` in the place of the property that names it there.',
      required: ['id', 'status'],
      properties: { id: { type: 'string' }, status: { type: 'string' } },
      additionalProperties: true,
    },
    ResourceState: stateBody,
  },
};

/** How a test puts one of them into a state that no event speaks of. */
export const resourceControlPiece: ApiPiece = {
  paths: describeEach('/api/v1/resources', (name) => ({
    put: {
      operationId: `set${name}`,
      tags: ['Control'],
      summary: 'Puts it into a state without any event, such as CLOSED, until the next event about it.',
      description: 'Kept in the memory of this process, and not by the store.',
      requestBody: { required: true, ...content(schemaRef('ResourceState')) },
      responses: {
        '200': { description: 'The resource as it is shown now.', ...shown },
        ...problemResponses,
      },
    },
    delete: {
      operationId: `forget${name}`,
      tags: ['Control'],
      summary: 'Forgets the state that was set by hand.',
      responses: { '204': { description: 'Forgotten.' }, ...problemResponses },
    },
  })),
};

function describeEach(prefix: string, describe: (name: string) => Description): ApiPiece['paths'] {
  return Object.fromEntries(
    resourceKinds.map((kind) => [
      `${prefix}/${kind.path}/{id}`,
      { parameters: [id], ...describe(nameOf(kind)) },
    ]),
  );
}

/** The stem of its event types, as a name for operations: each word with a capital, without dots and hyphens. */
function nameOf({ stem }: ResourceKind): string {
  return stem
    .split(/[.-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
