// The file below has no declarations of its own; these are the package's, for the same class.
declare module 'undici/lib/dispatcher/client.js' {
  import type { Client as PublicClient } from 'undici';

  const Client: typeof PublicClient;
  type Client = PublicClient;
  export = Client;
}
