/** The version of this package; a test holds it equal to that of package.json, which would cost a file read. */
export const packageVersion = '0.1.0';
