const hints: ReadonlyMap<number, string> = new Map([
  [400, 'The receiver could not read the event: compare its parser with the event type’s schema.'],
  [401, 'The receiver refused the signature: check that both sides hold the same signing secret.'],
  [403, 'The receiver refused the caller: look for a firewall, an IP allow-list or CSRF protection.'],
  [404, 'No such path on the receiver: check the target URL.'],
  [405, 'The receiver does not take POST on this path: check the route’s method.'],
  [408, 'The receiver gave up waiting for the request body.'],
  [411, 'The receiver wants a Content-Length, which is sent: a proxy in between may remove it.'],
  [413, 'The receiver’s body limit is smaller than this event: raise it.'],
  [415, 'The receiver does not read this Content-Type: let it take the raw body of application/json.'],
  [422, 'The receiver read the event and refused its content: see the answer’s body.'],
  [429, 'The receiver asks for fewer requests: lower the rate or the concurrency.'],
  [500, 'The receiver’s handler failed: see its log.'],
  [501, 'The receiver does not implement POST on this path.'],
  [502, 'A proxy in front of the receiver got no valid answer: is the application running?'],
  [503, 'The receiver, or a proxy in front of it, is not taking requests now.'],
  [504, 'A proxy in front of the receiver timed out: acknowledge first, work afterwards.'],
]);

/** Advice for a status that is not a success, or undefined when there is none. Meaning per RFC 9110, section 15. */
export function statusHint(status: number): string | undefined {
  return hints.get(status);
}
