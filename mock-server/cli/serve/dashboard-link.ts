/** An address that a browser takes: none has a page at “every network of this machine”. */
export function dashboardLink(host: string, port: number, code?: string): string {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${name}:${port}/${code === undefined ? '' : `#code=${code}`}`;
}
