/** Where the vendor's public API begins. */
export const publicApiPrefix = '/api/public/v1';
