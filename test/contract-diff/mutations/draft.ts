import { isObject, type Json } from '../../../scripts/generate/read/json.ts';

type Node = Record<string, Json> | Json[];

/** A parsed contract that may be changed. What an anchor shares is changed for all who share it. */
export class Draft {
  readonly document: Json;

  constructor(document: Json) {
    this.document = document;
  }

  /** The value at a path such as `info/version`, which has to be there. */
  get(path: string): Json {
    let node = this.document;
    for (const key of path.split('/')) {
      const next: Json | undefined =
        isObject(node) || Array.isArray(node) ? (node as Record<string, Json>)[key] : undefined;
      if (next === undefined) throw new Error(`the contract has nothing at ${path} any more`);
      node = next;
    }
    return node;
  }

  /** Sets a value in a mapping or list that is there. */
  set(path: string, value: Json): this {
    const [owner, key] = this.#ownerOf(path);
    (owner as Record<string, Json>)[key] = value;
    return this;
  }

  /** Removes what is there. */
  drop(path: string): this {
    this.get(path);
    const [owner, key] = this.#ownerOf(path);
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
    return this;
  }

  /** Removes a text from a list that has it. */
  take(path: string, item: string): this {
    const list = this.get(path) as Json[];
    if (!list.includes(item)) throw new Error(`the list at ${path} does not have ${item} any more`);
    list.splice(list.indexOf(item), 1);
    return this;
  }

  /** Gives a key another name, in its old place. */
  rename(path: string, name: string): this {
    const value = this.get(path);
    const [owner, key] = this.#ownerOf(path);
    const entries = Object.entries(owner).map(([old, item]) => [old === key ? name : old, item]);
    for (const old of Object.keys(owner)) delete (owner as Record<string, Json>)[old];
    Object.assign(owner, Object.fromEntries(entries), { [name]: value });
    return this;
  }

  #ownerOf(path: string): readonly [Node, string] {
    const keys = path.split('/');
    const key = keys.pop() ?? '';
    return [(keys.length === 0 ? this.document : this.get(keys.join('/'))) as Node, key];
  }
}
