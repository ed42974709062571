/** First line of every generated TypeScript file. */
export const notice = '// Written by `npm run generate` from spec/asyncapi.yaml. Do not edit.\n';
