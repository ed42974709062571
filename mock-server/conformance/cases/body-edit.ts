/**
 * One change of a body; each has exactly one of these keys. Texts may hold `{eventId}`, `{occurredAt}`,
 * `{fresh}` and `{fresh:name}` (the same one throughout a variant). JSON pointers (`at`) name an object of the event.
 */
export type BodyEdit =
  /** The whole body is this text. */
  | { readonly text: string }
  | { readonly prepend: string }
  | { readonly append: string }
  /** Only this share of the bytes, 0 to 1, from the beginning. */
  | { readonly keepShare: number }
  /** The first occurrence of one text becomes another. */
  | { readonly replace: { readonly find: string; readonly by: string } }
  /** JSON text (members, with no comma around) at the beginning of an object, as it stands: it need not be valid JSON. */
  | { readonly members: { readonly at: string; readonly text: string } }
  /** A member whose value is so many arrays or objects within each other. */
  | { readonly nest: { readonly at: string; readonly levels: number; readonly kind: 'array' | 'object' } }
  /** A member with a string, so long that the body has so many bytes. */
  | { readonly padTo: { readonly at: string; readonly bytes: number } }
  /** One bit of the byte at this share of the body. */
  | { readonly flipBitAt: number }
  /** Bytes in hex behind the first occurrence of a text. */
  | { readonly bytes: { readonly after: string; readonly hex: string } }
  /** The JSON written anew, over several lines with CRLF, and a newline at the end. */
  | { readonly reformat: 'crlf' }
  | { readonly gzip: true };
