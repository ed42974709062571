import { headerMismatch } from './content/header-mismatch.ts';
import { oversized } from './content/oversized.ts';
import { schemaInvalid } from './content/schema-invalid.ts';
import { unknownEventType } from './content/unknown-event-type.ts';
import { unknownFields } from './content/unknown-fields.ts';
import { wrongContentType } from './content/wrong-content-type.ts';
import type { Fault } from './fault.ts';
import { concurrentDuplicate } from './sending/concurrent-duplicate.ts';
import { delay } from './sending/delay.ts';
import { drop } from './sending/drop.ts';
import { duplicate } from './sending/duplicate.ts';
import { earlyClose } from './sending/early-close.ts';
import { reorder } from './sending/reorder.ts';
import { slowBody } from './sending/slow-body.ts';
import { truncated } from './sending/truncated.ts';
import { badSignature } from './signing/bad-signature.ts';
import { futureTimestamp } from './signing/future-timestamp.ts';
import { millisecondTimestamp } from './signing/millisecond-timestamp.ts';
import { staleTimestamp } from './signing/stale-timestamp.ts';
import { tamperedBody } from './signing/tampered-body.ts';
import { twoSignatures } from './signing/two-signatures.ts';

/** Every fault there is. */
export const faults: readonly Fault[] = [
  duplicate,
  concurrentDuplicate,
  reorder,
  delay,
  drop,
  badSignature,
  tamperedBody,
  staleTimestamp,
  futureTimestamp,
  millisecondTimestamp,
  twoSignatures,
  unknownEventType,
  unknownFields,
  schemaInvalid,
  oversized,
  truncated,
  slowBody,
  earlyClose,
  wrongContentType,
  headerMismatch,
];
