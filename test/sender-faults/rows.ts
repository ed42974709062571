/** A row of the sender's catalogue of faults, and the file of the test that holds the mock to it. */
export interface Row {
  readonly id: string;
  /** What a receiver, a machine or a person does to the mock, and what the mock then does. */
  readonly title: string;
  /** Beneath `test/`; its test's name begins with the id, behind ids of other rows at most. */
  readonly file: string;
}

const connection = 'transport/connection-faults.test.ts';
const answer = 'transport/answer-faults.test.ts';
const body = 'transport/body-faults.test.ts';
const tls = 'transport/tls-faults.test.ts';
const name = 'transport/name-faults.test.ts';
const scheduling = 'sender-faults/scheduling.test.ts';
const process = 'sender-faults/process.test.ts';
const content = 'sender-faults/content.test.ts';

const row = (id: string, title: string, file: string): Row => ({ id, title, file });

export const rows: readonly Row[] = [
  row('S01', 'a refused connection is tried again, and known at once', connection),
  row('S02', 'a reset at accept is tried again', connection),
  row('S03', 'an end without an answer is tried again', connection),
  row('S04', 'a reset behind the request is tried again, and its effect is unknown', connection),
  row('S05', 'a body that breaks off behind a success is a delivery with a note', body),
  row('S06', 'a receiver that never answers is left at the deadline', connection),
  row('S07', 'headers that drip do not hold the deadline up', connection),
  row('S09', 'a body that drips for ever is cut at the deadline', body),
  row('S10', 'a body that falls silent is cut at the deadline', body),
  row('S11', 'an endless body is cut at the cap, and memory stays flat', body),
  row('S12', 'a body that says it is compressed is kept as it came', body),
  row('S13', 'a redirect is not followed', 'transport/redirects.test.ts'),
  row('S14', 'every success delivers, and an undocumented one is noted', answer),
  row('S16', 'a refusal by status is tried again, with a hint', answer),
  row('S17', 'a status that says gone ends it', answer),
  row('S18', 'a wish to wait is granted within limits', 'delivery/parse-retry-after.test.ts'),
  row('S19', 'a server error is tried again', answer),
  row('S21', 'what is not HTTP is a protocol error', answer),
  row('S22', 'older and odd forms of HTTP are understood', answer),
  row('S23', 'broken chunks behind a success are a delivery with a note', body),
  row('S25', 'broken or endless headers are a protocol error in few words', answer),
  row('S27', 'an unknown issuer is a TLS error with a hint', tls),
  row('S28', 'an expired certificate is a TLS error', tls),
  row('S29', 'a certificate for another host is a TLS error', tls),
  row('S30', 'a TLS that is too old is a TLS error', tls),
  row('S31', 'a demand for a client certificate is named in the hint', tls),
  row('S32', 'TLS where there is none, and a handshake that stalls', tls),
  row('S33', 'a name that cannot be resolved is tried again', name),
  row('S34', 'each address is judged when it is dialled', name),
  row('S35', 'addresses of every spelling', name),
  row('S36', 'a connection that nobody takes ends at the deadline', connection),
  row('S37', 'a network that cannot be reached', 'transport/unreachable-network.test.ts'),
  row('S38', 'a kept connection that closes just now costs an attempt of its own', connection),
  row('S39', 'a frozen receiver is delivered to once it thaws', connection),
  row('S40', 'a slow receiver keeps to its share, and nobody else waits', scheduling),
  row('S41', 'a receiver that recovers gets the event by the schedule', scheduling),
  row('S42', 'a wall clock that jumps moves no retry', scheduling),
  row(
    'S44',
    'a mock that is killed delivers everything after it is started again',
    'journeys/kill-and-restart.test.ts',
  ),
  row('S45', 'a full disk refuses what is new and delivers what is stored', 'sender-faults/storage.test.ts'),
  row('S46', 'a signal ends it in good order, a second one at once', process),
  row('S47', 'a port that cannot be had is told in a line', process),
  row('S48', 'the mock is no target of its own', process),
  row('S49', 'a hostile answer does no harm in terminal and log', content),
  row('S50', 'a long queue costs no memory, and only the log is cut', 'sender-faults/long-queue.test.ts'),
  row('W01', 'a redirect to an inner address is not followed', 'transport/redirects.test.ts'),
  row('W02', 'a name that points elsewhere after the check', name),
  row('W03', 'inner addresses in disguise', name),
  row('W04', 'an answer of hundreds of megabytes', body),
  row('W05', 'a deadline that covers the body too', body),
  row('W06', 'a huge answer does not block the log', content),
  row(
    'W07',
    'a wish to wait that is no number, too long or in the past',
    'delivery/parse-retry-after.test.ts',
  ),
  row('W08', 'delays that are those of the table', scheduling),
  row('W09', 'distrusted certificates leak no memory', tls),
  row('W10', 'headers of one’s own that would break the request', 'transport/reserved-headers.test.ts'),
  row('W11', 'a secret that was replaced signs no more', content),
  row('W12', 'sending by hand does not double a retry', scheduling),
  row('W13', 'a retry before the store has answered', scheduling),
  row('W14', 'an event that cannot be made into a request', content),
  row('W15', 'one slow receiver does not starve the others', scheduling),
  row('W16', 'no secret in the arguments', process),
];
