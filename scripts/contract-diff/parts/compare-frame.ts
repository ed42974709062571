import { isObject, type Json, type JsonObject } from '../../generate/read/json.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { shown } from '../schemas/change.ts';
import { changedLeaves, isWords, type SettingChange } from './setting-change.ts';

/** What became of the rest of the document: servers, channels, the operation, and words about the whole. */
export function compareFrame(before: WireContract, after: WireContract): readonly SettingChange[] {
  const leaves = changedLeaves(frameOf(before), frameOf(after));
  return leaves.map((leaf) => ({
    rule:
      isWords(leaf.path) || aboutTheDocument.includes(String(leaf.path[0])) ? 'words' : 'transport-changed',
    subject: leaf.path.join('.'),
    what: `is ${shown(leaf.is)}, was ${shown(leaf.was)}`,
    path: leaf.path,
  }));
}

const aboutTheDocument = ['asyncapi', 'id', 'info'];

/** Without what is compared elsewhere: schemas, messages, security, delivery, and the version itself. */
function frameOf({ spec, delivery }: WireContract): JsonObject {
  const { components: _, defaultContentType: __, info, channels, operations, ...rest } = spec.document;
  const rules = String(delivery?.at(-1));
  return {
    ...rest,
    info: without(info, 'version'),
    channels: each(channels, (channel) => without(channel, 'messages')),
    operations: each(operations, (operation) => without(operation, 'security', rules)),
  };
}

function without(node: Json | undefined, ...keys: readonly string[]): JsonObject {
  const entries = Object.entries(isObject(node) ? node : {});
  return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}

function each(nodes: Json | undefined, change: (node: Json) => JsonObject): JsonObject {
  const entries = Object.entries(isObject(nodes) ? nodes : {});
  return Object.fromEntries(entries.map(([key, node]) => [key, change(node)]));
}
