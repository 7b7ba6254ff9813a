import type { PgnAnnotations, PgnText } from '../pgn-text.js';
import { CLOCK, type CommandReader, EVALUATION } from './comment-commands.js';

const NO_TIME = -1;
type Evaluations = NonNullable<PgnText['evaluations']>;

/** What stands beside the moves of one game. The arrays of times are used again for the next game. */
export class MoveNotes {
  private plies = 0;
  private evaluations: Evaluations | undefined;
  private annotations: PgnAnnotations[] | undefined;
  private readonly clocks: Int32Array;
  private readonly thinks: Int32Array;
  private clockCount = 0;
  private thinkCount = 0;

  constructor(mostPlies: number) {
    this.clocks = new Int32Array(mostPlies);
    this.thinks = new Int32Array(mostPlies);
  }

  clear(): void {
    this.plies = 0;
    this.evaluations = undefined;
    this.annotations = undefined;
    this.clockCount = 0;
    this.thinkCount = 0;
  }

  /** What is noted from now on stands behind one more ply. */
  addPly(): void {
    this.clocks[this.plies] = NO_TIME;
    this.thinks[this.plies] = NO_TIME;
    this.plies++;
  }

  /** Notes a clock, a time or an evaluation after the last ply; of several the last one counts. */
  addCommand(command: CommandReader): void {
    const ply = this.plies - 1;
    if (command.kind === EVALUATION) this.addEvaluation(command, ply);
    else if (command.kind === CLOCK) {
      if (this.clocks[ply] === NO_TIME) this.clockCount++;
      this.clocks[ply] = command.cs;
    } else {
      if (this.thinks[ply] === NO_TIME) this.thinkCount++;
      this.thinks[ply] = command.cs;
    }
  }

  addNag(nag: number): void {
    (this.last().nags ??= []).push(nag);
  }

  addComment(comment: string): void {
    (this.last().comments ??= []).push(comment);
  }

  addVariation(variation: string): void {
    (this.last().variations ??= []).push(variation);
  }

  writeTo(text: PgnText): void {
    const { evaluations, annotations, plies } = this;
    this.writeTimes(text);
    if (evaluations) {
      while (evaluations.length < plies) evaluations.push(null);
      text.evaluations = evaluations;
    }
    if (annotations) text.annotations = annotations;
  }

  private writeTimes(text: PgnText): void {
    const { clocks, clockCount, thinks, thinkCount, plies } = this;
    if (clockCount > 0) {
      const clocksCs = copyKnown(clocks, plies);
      if (clocksCs.length === clockCount) text.clocksCs = clocksCs as number[];
      else text.someClocksCs = clocksCs;
    }
    if (thinkCount > 0) {
      const thinkCs = copyKnown(thinks, plies);
      if (thinkCount === plies) text.thinkCs = thinkCs as number[];
      else text.someThinkCs = thinkCs;
    }
  }

  private addEvaluation({ score, isMate, depth }: CommandReader, ply: number): void {
    this.evaluations ??= [];
    while (this.evaluations.length < ply) this.evaluations.push(null);
    if (depth === undefined) this.evaluations[ply] = isMate ? { mate: score } : { cp: score };
    else this.evaluations[ply] = isMate ? { mate: score, depth } : { cp: score, depth };
  }

  /** What stands beside the last ply. */
  private last(): PgnAnnotations {
    this.annotations ??= [];
    const last = this.annotations.at(-1);
    if (last?.ply === this.plies) return last;
    const note: PgnAnnotations = { ply: this.plies };
    this.annotations.push(note);
    return note;
  }
}

/** Null for those that are missing, without these at the end. */
function copyKnown(times: Int32Array, plies: number): (number | null)[] {
  let count = plies;
  while (times[count - 1] === NO_TIME) count--;
  const copy = new Array<number | null>(count);
  for (let i = 0; i < count; i++) copy[i] = times[i] === NO_TIME ? null : (times[i] as number);
  return copy;
}
