type Numbers = Uint8Array | Uint16Array | Int16Array | Uint32Array | Float64Array;

const FIRST_CAPACITY = 1_024;

/** A typed array that grows: numbers are added one by one, and how many will come need not be known. */
export class Column<T extends Numbers> {
  length = 0;
  private values: T;

  constructor(private readonly type: new (length: number) => T) {
    this.values = new type(FIRST_CAPACITY);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  /** What was added. It shares its memory with the column, which must not be added to any more. */
  finish(): T {
    return this.values.subarray(0, this.length) as T;
  }

  private grow(): void {
    const grown = new this.type(this.values.length * 2);
    grown.set(this.values);
    this.values = grown;
  }
}

/** Column of numbers in the order that `order` names their places in. */
export function reorder<T extends Numbers>(values: T, order: Uint32Array): T {
  const sorted = new (values.constructor as new (length: number) => T)(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = values[order[i] as number] as number;
  return sorted;
}

/**
 * Places in the order of their keys; those of equal keys stay as they were (counting sort).
 *
 * @param keys each less than `limit`
 * @param order the order to start from; as they stand when not given
 */
export function sortByKey(keys: Uint32Array | Uint8Array, limit: number, order?: Uint32Array): Uint32Array {
  const next = startsOf(keys, limit);
  const sorted = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const place = order ? (order[i] as number) : i;
    const key = keys[place] as number;
    sorted[next[key] as number] = place;
    next[key] = (next[key] as number) + 1;
  }
  return sorted;
}

/** Where the run of each key begins once they are sorted; the last entry is how many there are. @returns limit + 1 numbers */
export function startsOf(keys: Uint32Array | Uint8Array, limit: number): Uint32Array {
  const starts = new Uint32Array(limit + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let key = 0; key < limit; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  return starts;
}
