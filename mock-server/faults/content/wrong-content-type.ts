import { changeHeader } from '../change-header.ts';
import { defineFault } from '../fault.ts';
import { text } from '../option-spec.ts';

export const wrongContentType = defineFault({
  name: 'wrong-content-type',
  summary: 'Says that the body is something else than JSON, or nothing about it.',
  options: {
    contentType: text('What the header says; empty: there is none.', {
      pattern: /^[\x20-\x7e]{0,200}$/,
      rule: 'up to 200 characters of ASCII',
      fallback: 'text/plain',
    }),
  },
  decorate: ({ contentType }) => ({
    head: (next) => (headers) => changeHeader(next(headers), 'Content-Type', () => contentType || undefined),
  }),
});
