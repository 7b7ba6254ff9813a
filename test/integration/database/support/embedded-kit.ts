import { Child, type ChildOptions } from './child.js';
import { gone, Home } from './home.js';

/** Homes and processes of one spec file, all ended and removed after each test. */
export class EmbeddedKit {
  private readonly homes: Home[] = [];
  private readonly children: Child[] = [];
  private model?: Home;

  async home(options?: Parameters<typeof Home.make>[0]): Promise<Home> {
    const home = await Home.make(options);
    this.homes.push(home);
    return home;
  }

  /** A home whose data folder is there already, as after earlier use; copied, since making one takes seconds. */
  async usedHome(): Promise<Home> {
    if (!this.model) {
      this.model = await Home.make();
      await this.prepare(this.model);
    }
    const home = await this.home();
    await home.copyFrom(this.model);
    return home;
  }

  /** A process that uses the embedded server of a home; see embedded-child.mjs. */
  user(home: Home, options?: ChildOptions): Child {
    return this.keep(Child.script('embedded-child.mjs', [home.path], options));
  }

  /** As `user`, once it is connected. */
  async connectedUser(home: Home, options?: ChildOptions): Promise<Child> {
    const user = this.user(home, options);
    await user.said('open');
    return user;
  }

  /** The real program on a home. */
  rookery(home: Home, args: readonly string[], options: ChildOptions = {}): Child {
    return this.keep(
      Child.rookery(args, { ...options, env: { ROOKERY_HOME: home.path, LOG_LEVEL: 'warn', ...options.env } }),
    );
  }

  /** Starts and stops a server once, so that the data folder is there. */
  async prepare(home: Home, options?: ChildOptions): Promise<void> {
    const user = await this.connectedUser(home, options);
    const pid = await home.serverPid();
    await user.leave();
    await gone(pid);
  }

  async cleanUp(): Promise<void> {
    await Promise.all(this.children.splice(0).map((child) => child.kill()));
    await Promise.all(this.homes.splice(0).map((home) => home.remove()));
  }

  /** As `cleanUp`, with the model that `usedHome` copies. */
  async finish(): Promise<void> {
    await this.cleanUp();
    await this.model?.remove();
  }

  private keep(child: Child): Child {
    this.children.push(child);
    return child;
  }
}
