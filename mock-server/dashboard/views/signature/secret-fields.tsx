import { useState } from 'preact/hooks';

/** Which secrets are tried. Those that a person types are in these fields alone, and go when the page does. */
export function SecretFields() {
  const [own, setOwn] = useState(false);
  return (
    <fieldset class="secrets">
      <legend>Secret</legend>
      <label class="check">
        <input type="radio" name="whose" value="mock" checked={!own} onChange={() => setOwn(false)} />
        Those of the mock’s subscriptions
      </label>
      <label class="check">
        <input type="radio" name="whose" value="own" checked={own} onChange={() => setOwn(true)} />
        Another one
      </label>
      {own && (
        <>
          <div class="fields">
            <label>
              Secret of the receiver
              <input name="secret" type="password" autocomplete="off" required />
            </label>
            <label>
              The one before it, during a rotation
              <input name="previous" type="password" autocomplete="off" />
            </label>
          </div>
          <p class="soft">
            It is sent to this mock to compute the signature, and is kept nowhere: not here, not there, not in
            the address.
          </p>
        </>
      )}
    </fieldset>
  );
}
