import { useState } from 'preact/hooks';
import { beginSession, problemText } from '../state/api.ts';

/** Asks for the token of a mock that has one, where no link with a code brought a session. */
export function SignInView() {
  const [problem, setProblem] = useState('');
  return (
    <section class="card sign-in">
      <h1>This mock asks for its token</h1>
      <p>
        Open the link that <code>serve</code> printed, which is good for one browser and ten minutes, or give
        the access token itself.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const token = String(new FormData(event.currentTarget).get('token') ?? '').trim();
          beginSession({ token })
            .then(() => location.reload())
            .catch((error: unknown) => setProblem(problemText(error)));
        }}
      >
        <label>
          Access token
          <input name="token" type="password" autocomplete="off" required />
        </label>
        {problem !== '' && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <p class="actions">
          <button type="submit" class="primary">
            Open the dashboard
          </button>
        </p>
      </form>
    </section>
  );
}
