import { createConnection, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";

/** The lines between nodes, each of which can be cut: what a network that falls apart does to them. */
export class Links {
  readonly #links: { readonly from: string; readonly to: string; readonly link: Link }[] = [];

  /** Opens a line of one department's to another's port, and gives the port of this machine at which it begins. */
  async open(from: string, to: string, port: number): Promise<number> {
    const link = new Link(port);
    this.#links.push({ from, to, link });
    return link.listen();
  }

  /** Cuts every line between two sets of departments, in both directions. */
  cut(one: readonly string[], other: readonly string[]): void {
    for (const { from, to, link } of this.#links) {
      if ((one.includes(from) && other.includes(to)) || (one.includes(to) && other.includes(from))) link.cut();
    }
  }

  /** Mends all lines. */
  mend(): void {
    for (const { link } of this.#links) link.mend();
  }

  async close(): Promise<void> {
    await Promise.all(this.#links.map(async ({ link }) => link.close()));
  }
}

class Link {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  constructor(readonly port: number) {
    this.#server = createServer((socket) => {
      this.#connect(socket);
    });
  }

  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as { readonly port: number }).port;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #connect(socket: Socket): void {
    if (this.#isCut) {
      socket.destroy();
      return;
    }
    const target = createConnection({ host: "127.0.0.1", port: this.port });
    for (const [one, other] of [
      [socket, target],
      [target, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
