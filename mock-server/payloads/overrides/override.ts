import type { EventType } from '../../contract/catalog.ts';
import type { EventOf } from '../../contract/event.ts';

/**
 * One value to set in an event.
 *
 * `path` is dotted (`data.items.0.name`, or `data.items[0].name`), or a list of its segments where a name holds a
 * dot. `value` is JSON, `undefined` removes the property. `text` is read as the contract's type there wants it.
 */
export type Override =
  | { readonly path: string | readonly string[]; readonly value: unknown }
  | { readonly path: string | readonly string[]; readonly text: string };

/** A part of a value: objects may lack properties, arrays are whole. `undefined` removes a property. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T;

/** A list of overrides, or a part of the event; any object where the type is only known at run time. */
export type Overrides<Type extends EventType> =
  | readonly Override[]
  | DeepPartial<EventOf<Type>>
  | ([EventType] extends [Type] ? Readonly<Record<string, unknown>> : never);
