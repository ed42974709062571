// Node 20 cannot load TypeScript, and its workers do not inherit the loader of the process that starts them.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
