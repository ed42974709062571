/** Says behind the results of `npm test` what was not run. */
export function teardown(): void {
  process.stdout.write(
    'Left out: the PostgreSQL suite. DATABASE_URL=postgres://… npm run test:postgres runs it.\n',
  );
}
