/** Any object of an OpenAPI document. */
export type Description = Readonly<Record<string, unknown>>;

/** What one file of routes adds to the OpenAPI document. A schema's name is the document's own, so it is taken once. */
export interface ApiPiece {
  readonly paths: Readonly<Record<string, Description>>;
  readonly schemas?: Readonly<Record<string, Description>>;
  readonly responses?: Readonly<Record<string, Description>>;
  readonly securitySchemes?: Readonly<Record<string, Description>>;
}

export function schemaRef(name: string): Description {
  return { $ref: `#/components/schemas/${name}` };
}

/** A body of this media type, in a request or in an answer. */
export function content(schema: Description, mediaType = 'application/json'): Description {
  return { content: { [mediaType]: { schema } } };
}

/** An object that has these properties and no other; those in `optional` may be absent. */
export function closedObject(
  properties: Readonly<Record<string, Description>>,
  optional: readonly string[] = [],
): Description {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}
