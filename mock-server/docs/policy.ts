const withinPage = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
const trustedTypes = "require-trusted-types-for 'script'";

/** The policy as a page can carry it itself, where it is published as a file. */
export const policyWithin = [...withinPage, trustedTypes].join('; ');

/** The policy as a server sends it, which also says who may frame the page: nobody. */
export const policy = [...withinPage, "frame-ancestors 'none'", trustedTypes].join('; ');
