import { decodeUtf8 } from '../contract/raw-body.ts';
import { isJsonObject, type JsonObject } from '../payloads/json.ts';

/** The body of an event after a change to it; a body that is no JSON object any more stays as it is. */
export function changeEvent(body: Uint8Array, change: (event: JsonObject) => void): Uint8Array {
  const event = readObject(body);
  if (event === undefined) return body;
  change(event);
  return Buffer.from(JSON.stringify(event));
}

function readObject(body: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(decodeUtf8(body) ?? '');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
