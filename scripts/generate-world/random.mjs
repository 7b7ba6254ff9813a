/**
 * Seeded randomness: the same seed gives the same world on every machine. Each player, game and plan step owns a
 * generator named by text, so adding a draw in one place does not shift all the others.
 */
export class Random {
  /** @param {string} seed */
  constructor(seed) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    this.state = hash >>> 0;
  }

  /** Uniform in [0, 1). */
  next() {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  }

  /** @param {number} low @param {number} high */
  float(low, high) {
    return low + (high - low) * this.next();
  }

  /** Both ends inclusive. @param {number} low @param {number} high */
  int(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @template T @param {readonly T[]} list @param {(item: T) => number} weightOf @returns {T} */
  weighted(list, weightOf) {
    const weights = list.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < list.length; i++) {
      left -= weights[i];
      if (left < 0) return list[i];
    }
    return list[list.length - 1];
  }

  /** Normal distribution. @param {number} mean @param {number} deviation */
  gaussian(mean, deviation) {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** @template T @param {readonly T[]} list @returns {T[]} a shuffled copy */
  shuffle(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** Eight or more base-62 characters. @param {number} [length] */
  id(length = 8) {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    return Array.from({ length }, () => alphabet[this.int(0, 61)]).join('');
  }
}
