import type { Socket } from 'node:net';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Lets connections stay open, and forgets them after the first answer. */
export const oneAnswerAConnection: Defect = () => {
  const answered = new WeakSet<Socket>();
  return {
    answer(response, reply) {
      const { socket } = response;
      if (socket && answered.has(socket)) return response.destroy();
      if (socket) answered.add(socket);
      return reference.answer(response, reply);
    },
  };
};
