import { exportPiece } from '../log/export/export-routes.ts';
import { feedPiece } from '../log/feed/feed-route.ts';
import { logPiece } from '../log/log-pieces.ts';
import { metricsPiece } from '../metrics/metrics-route.ts';
import { apiErrorPiece } from '../public-api/api-error-piece.ts';
import { resourceControlPiece, resourcePiece } from '../public-api/resources/resource-pieces.ts';
import { deliveryControlPiece } from '../public-api/subscriptions/delivery-control-piece.ts';
import { subscriptionPiece } from '../public-api/subscriptions/subscription-piece.ts';
import { receiverTestPiece } from '../receiver-tests/receiver-test-piece.ts';
import { resendOnePiece } from '../resend/resend-piece.ts';
import { subscriptionControlPiece } from '../routes/subscriptions.ts';
import { signaturePiece } from '../signature/signature-piece.ts';
import type { ApiPiece } from './api-piece.ts';
import { clockPiece, faultsPiece, resendPiece } from './control-pieces.ts';
import { eventsPiece, healthPiece } from './emitter-pieces.ts';
import { problemPiece } from './problem-piece.ts';
import { sessionPiece } from './session-piece.ts';

/** What every file of routes says of itself; a new one is added here. */
export const apiPieces: readonly ApiPiece[] = [
  apiErrorPiece,
  subscriptionPiece,
  resourcePiece,
  problemPiece,
  eventsPiece,
  logPiece,
  exportPiece,
  feedPiece,
  metricsPiece,
  deliveryControlPiece,
  subscriptionControlPiece,
  resourceControlPiece,
  resendPiece,
  resendOnePiece,
  signaturePiece,
  faultsPiece,
  receiverTestPiece,
  clockPiece,
  sessionPiece,
  healthPiece,
];
