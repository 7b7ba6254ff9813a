/** The tags of a game, of which one after the other is understood and taken away. */
export class PgnTags {
  /** @param left is changed */
  constructor(private readonly left: Map<string, string>) {}

  find(name: string): string | undefined {
    return this.left.get(name);
  }

  take(name: string): string | undefined {
    const value = this.left.get(name);
    this.left.delete(name);
    return value === '' ? undefined : value;
  }

  /** Takes the tag when its value is like that; leaves it otherwise. */
  takeMatch(name: string, pattern: RegExp): RegExpExecArray | undefined {
    const value = this.left.get(name);
    const match = value === undefined ? null : pattern.exec(value);
    if (!match) return undefined;
    this.left.delete(name);
    return match;
  }

  /** Takes the tag when it says that; leaves it otherwise. */
  drop(name: string, value: string): void {
    if (this.left.get(name) === value) this.left.delete(name);
  }

  /** What nobody took; undefined when nothing is left. */
  rest(): Record<string, string> | undefined {
    return this.left.size > 0 ? Object.fromEntries(this.left) : undefined;
  }
}
