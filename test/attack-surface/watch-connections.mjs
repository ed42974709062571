// Loaded into a process before all else: writes down every connection that is opened and every name that is looked up.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env.WATCHED_CONNECTIONS;
const note = (what) => file && appendFileSync(file, `${what}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function watched(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  // A pipe of the process itself has a path and no port.
  if (options?.port !== undefined) note(`${options.host ?? 'localhost'}:${options.port}`);
  else if (typeof options === 'number') note(`${args[1]}:${options}`);
  return connect.apply(this, args);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const real = dns[name];
  dns[name] = (host, ...rest) => {
    if (!net.isIP(host)) note(`name ${host}`);
    return real(host, ...rest);
  };
}
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function watched(...args) {
  note('a datagram');
  return send.apply(this, args);
};
