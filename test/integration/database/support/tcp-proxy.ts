import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to a server that a test can cut. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private broken = false;
  private readonly server = createServer((near) => this.accept(near));

  private constructor(private readonly target: { host: string; port: number }) {}

  /** A proxy in front of the server of a connection string; `urlOf` gives the string that leads through it. */
  static async to(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  urlOf(url: string): string {
    const changed = new URL(url);
    changed.port = String((this.server.address() as AddressInfo).port);
    return changed.href;
  }

  /** Nothing arrives any more and nobody is told, as when a cable is pulled. */
  goSilent(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
    this.broken = true;
  }

  /** All connections end, and new ones too. */
  cut(): void {
    this.broken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Works again for new connections. */
  mend(): void {
    this.cut();
    this.broken = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(near: Socket): void {
    this.keep(near);
    if (this.broken) {
      near.destroy();
      return;
    }
    const far = connect(this.target);
    this.keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
