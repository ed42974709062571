/** The three usual causes of a target that does not answer, each a sentence for a person. */
export function unreachableCauses({ origin, protocol }: Pick<URL, 'origin' | 'protocol'>): readonly string[] {
  const other = protocol === 'https:' ? 'http' : 'https';
  return [
    `Is the receiver running, and at ${origin}?`,
    'Does it listen at this address? In a container it has to listen at 0.0.0.0, and the port has to be published.',
    `Is something between: a firewall, a proxy, or does it speak ${other}?`,
  ];
}
