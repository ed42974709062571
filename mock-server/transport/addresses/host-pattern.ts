import { parseIpAddress } from './ip-address.ts';

/**
 * Whether a URL's host is meant by an entry of an allow-list.
 *
 * An entry is a name (`hooks.example.com`), an IP address in any spelling, or a name with stars: `*.` in front
 * stands for one or more labels (`*.staging.example.com` does not mean `staging.example.com` itself), a star
 * elsewhere for part of one label (`api-*.example.com`). A star never stands for an IP address. Case and a
 * trailing dot do not count; international names are written in their ASCII form (`xn--`).
 */
export function matchesHost(host: string, pattern: string): boolean {
  const address = parseIpAddress(host);
  if (address !== undefined) {
    return parseIpAddress(pattern)?.text === address.text;
  }
  const labels = toLabels(host);
  const wanted = toLabels(pattern);
  if (wanted[0] === '*') {
    const rest = wanted.slice(1);
    return labels.length > rest.length && matchLabels(labels.slice(labels.length - rest.length), rest);
  }
  return matchLabels(labels, wanted);
}

function toLabels(name: string): readonly string[] {
  return name.toLowerCase().replace(/\.$/, '').split('.');
}

function matchLabels(labels: readonly string[], wanted: readonly string[]): boolean {
  return (
    labels.length === wanted.length && labels.every((label, index) => matchLabel(label, wanted[index] ?? ''))
  );
}

function matchLabel(label: string, wanted: string): boolean {
  const [prefix = '', ...others] = wanted.split('*');
  const suffix = others.pop();
  if (suffix === undefined) {
    return label === wanted;
  }
  if (!label.startsWith(prefix) || !label.endsWith(suffix) || label.length < prefix.length + suffix.length) {
    return false;
  }
  let middle = label.slice(prefix.length, label.length - suffix.length);
  for (const part of others) {
    const at = middle.indexOf(part);
    if (at < 0) {
      return false;
    }
    middle = middle.slice(at + part.length);
  }
  return true;
}
