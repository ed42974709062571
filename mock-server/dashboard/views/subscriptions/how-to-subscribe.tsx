import { eventTypes } from '../../../contract/catalog.ts';
import { Icon } from '../../parts/icon.tsx';
import { copy } from '../../state/toast.ts';

/** How a subscription comes to be: as it would at Plextera. */
export function HowToSubscribe({ isFirst }: { readonly isFirst: boolean }) {
  const body = `{"endpointUrl":"http://127.0.0.1:3000/webhooks","eventTypes":["${eventTypes[0]}"],"signingSecret":"%s"}`;
  const command = [
    `printf '${body}' "$PLEXTERA_SIGNING_SECRET" |`,
    `  curl -s ${location.origin}/api/public/v1/event-subscriptions \\`,
    `    -H 'authorization: api-key any' -H 'content-type: application/json' -d @-`,
  ].join('\n');
  return (
    <section class="card" aria-labelledby="subscribe-title">
      <h2 id="subscribe-title">{isFirst ? 'Nobody has subscribed' : 'Subscribe another receiver'}</h2>
      <p>
        {isFirst && (
          <>
            Start <code>serve</code> with <code>--to URL</code>, or create one as you would with Plextera:
          </>
        )}
        {!isFirst && 'As you would with Plextera; any API key is right unless the mock was given one.'}
      </p>
      <div class="command">
        <pre>{command}</pre>
        <button type="button" onClick={() => void copy(command, 'Copied the command.')}>
          <Icon name="copy" />
          Copy
        </button>
      </div>
    </section>
  );
}
