import type { PeerFolder } from './peer-folder.ts';

/** Whether a value is valid, as some library says it of the same JSON Schema. */
export interface PeerValidator {
  readonly name: string;
  readonly compile: (schema: object) => (value: unknown) => boolean;
}

/** As much of TypeBox as is used. */
interface TypeBox {
  readonly Compile: (schema: object) => { Check(value: unknown): boolean };
}

/** As much of Zod as is used. */
interface Zod {
  readonly z: {
    fromJSONSchema(schema: object): { safeParse(value: unknown): { readonly success: boolean } };
  };
}

/** TypeBox and Zod, each made from the schema and not written by hand. */
export async function installValidators(peers: PeerFolder): Promise<readonly PeerValidator[]> {
  peers.install('typebox@1.4.3', 'zod@4.6.7');
  // TypeBox is ECMAScript modules only.
  const { Compile } = await peers.import<TypeBox>('typebox/schema');
  const { z } = await peers.import<Zod>('zod');
  return [
    {
      name: 'TypeBox',
      compile: (schema) => {
        const compiled = Compile(schema);
        return (value) => compiled.Check(value);
      },
    },
    {
      name: 'Zod',
      compile: (schema) => {
        const compiled = z.fromJSONSchema(schema);
        return (value) => compiled.safeParse(value).success;
      },
    },
  ];
}
