/** The tags of a game, of which one after the other is understood and taken away. */
export class PgnTags {
  private readonly left: Map<string, string | undefined>;
  private count: number;

  /** @param tags is changed */
  constructor(tags: Map<string, string>) {
    this.left = tags;
    this.count = tags.size;
  }

  find(name: string): string | undefined {
    return this.left.get(name);
  }

  take(name: string): string | undefined {
    const value = this.left.get(name);
    if (value !== undefined) this.remove(name);
    return value === '' ? undefined : value;
  }

  /** Takes the tag when its value is like that; leaves it otherwise. */
  takeMatch(name: string, pattern: RegExp): RegExpExecArray | undefined {
    const value = this.left.get(name);
    const match = value === undefined ? null : pattern.exec(value);
    if (!match) return undefined;
    this.remove(name);
    return match;
  }

  /** Takes the tag when it says that; leaves it otherwise. */
  drop(name: string, value: string): void {
    if (this.left.get(name) === value) this.remove(name);
  }

  /** What nobody took; undefined when nothing is left. */
  rest(): Record<string, string> | undefined {
    if (this.count === 0) return undefined;
    const rest = [...this.left].filter((tag): tag is [string, string] => tag[1] !== undefined);
    return Object.fromEntries(rest);
  }

  // Not deleted: a map that shrinks is built anew again and again.
  private remove(name: string): void {
    this.left.set(name, undefined);
    this.count--;
  }
}
