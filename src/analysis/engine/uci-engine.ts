import { followUciMoves, type UciPosition } from '../../chess/uci-moves.js';
import type { EngineCommand } from './engine-command.js';
import { EngineFailure, type EngineFailureKind } from './engine-failure.js';
import { EngineProcess } from './engine-process.js';
import { type Evaluation, parseUci, SearchRecord, type UciMessage, type UciOption } from './uci-protocol.js';

export interface EngineOptions {
  /** Size of the hash table, megabytes. */
  hashMb: number;
  /** How many lines to evaluate; 1 unless said otherwise. */
  multipv?: number;
  /** How far it lets other processes go first: 0 (not at all) to 19, as `nice` has it; 0 unless said otherwise. */
  nice?: number;
  /** How long it may take to answer anything that is no search, milliseconds. */
  replyMs?: number;
  /** How long it may take to start, milliseconds; as `replyMs` where only that is given. */
  startMs?: number;
  /** Kills an engine that is still starting. */
  signal?: AbortSignal;
}

/** A position to evaluate: standard chess or chess960, given with its history, which matters for repetitions. */
export interface SearchRequest {
  /** Where the moves begin. */
  fen: string;
  /** UCI, castling written either way. */
  moves: readonly string[];
  nodes: number;
  /** How long the search may take, milliseconds. */
  deadlineMs: number;
}

/** Who an engine says it is. */
export interface EngineIdentity {
  /** Such as `Stockfish 15.1`. */
  name: string;
  options: readonly UciOption[];
}

interface Question {
  asked: string;
  /** True when the message answers the question. */
  onMessage: (message: UciMessage | undefined, line: string) => boolean;
  resolve: () => void;
  reject: (failure: Error) => void;
  deadline: NodeJS.Timeout;
  isSearch: boolean;
  isStopped: boolean;
}

const REPLY_MS = 10_000;
/** A large net takes a second to compile on an idle core, and all engines may start at once on a busy machine. */
const START_MS = 60_000;
/** A search of a million nodes writes 20 kB. */
const FLOOD_CHARACTERS = 16 * 1024 * 1024;

/**
 * One engine process. It does one thing at a time; asking for a second one is a mistake of the caller and throws. Every
 * answer has a deadline, and an engine that misses one is killed. Failures are EngineFailure.
 */
export class UciEngine {
  private readonly process: EngineProcess;
  private readonly options = new Map<string, UciOption>();
  /** What was set at the start, and what has been changed since; keys in lower case. */
  private readonly firstValues = new Map<string, string>();
  private readonly values = new Map<string, string>();
  private name = '';
  private question: Question | undefined;
  private heard = 0;
  private end: EngineFailure | undefined;

  private constructor(
    command: EngineCommand,
    private readonly replyMs: number,
  ) {
    this.process = new EngineProcess(command, {
      onOutput: (characters) => this.measure(characters),
      onLine: (line) => this.hear(line),
      onEnd: (how, neverStarted) => this.fail(neverStarted ? 'not-started' : 'crashed', `The engine is gone: ${how}`),
    });
  }

  /**
   * Starts the engine, shakes hands, and sets one thread, the hash, the number of lines and castling as king takes rook, as
   * far as it has such options.
   */
  static async start(command: EngineCommand, { signal, ...options }: EngineOptions): Promise<UciEngine> {
    signal?.throwIfAborted();
    const engine = new UciEngine(command, options.replyMs ?? REPLY_MS);
    const { nice = 0 } = options;
    engine.process.lowerPriority(nice);
    const onAbort = (): void => void engine.fail('stopped', 'The engine was called off before it was ready');
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      await engine.shakeHands(options.startMs ?? options.replyMs ?? START_MS);
      await engine.prepare(options);
      // Threads that were made before the process was told do not know.
      engine.process.lowerPriority(nice);
      return engine;
    } catch (error) {
      await engine.kill();
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  get identity(): EngineIdentity {
    return { name: this.name, options: [...this.options.values()] };
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get isAlive(): boolean {
    return this.end === undefined && this.process.isAlive;
  }

  get isIdle(): boolean {
    return this.question === undefined;
  }

  /** Why it is gone; undefined while it lives. */
  get failure(): EngineFailure | undefined {
    return this.end;
  }

  /** Settles when the process is gone; never fails. */
  get ended(): Promise<void> {
    return this.process.ended;
  }

  /** Forgets everything about earlier positions, hash included: what follows depends on nothing before it. */
  async newGame(): Promise<void> {
    await this.settle('ucinewgame', ['ucinewgame']);
  }

  /** Sets an option of those the engine has; refused with `bad-option` otherwise. */
  async setOption(name: string, value: string | number | boolean): Promise<void> {
    const line = this.optionLine(name, String(value));
    await this.settle(line, [line]);
    this.values.set(name.toLowerCase(), String(value));
  }

  /** Puts back the options that were changed after the start. */
  async restoreOptions(): Promise<void> {
    for (const [key, value] of this.values) {
      const first = this.firstValues.get(key) ?? this.options.get(key)?.default;
      if (first !== undefined && first !== value) await this.setOption(key, first);
    }
  }

  /**
   * Evaluates a position with a number of nodes.
   * @returns the lines, best first, at least one
   */
  async evaluate({ fen, moves, nodes, deadlineMs }: SearchRequest): Promise<[Evaluation, ...Evaluation[]]> {
    const asked = `go nodes ${nodes}, ${moves.length} moves after ${fen}`;
    const position = followUciMoves(fen, moves);
    if (!position) throw new EngineFailure('illegal-position', 'This is no legal position of standard chess', asked);
    const record = new SearchRecord(position.turn);
    let bestMove: string | undefined;
    const history = position.moves.length > 0 ? ` moves ${position.moves.join(' ')}` : '';
    const commands = [`position fen ${position.start}${history}`, `go nodes ${nodes}`];
    await this.ask({ asked, commands, deadlineMs, isSearch: true }, (message) => {
      if (message?.type === 'info') record.add(message.info);
      if (message?.type !== 'bestmove') return false;
      bestMove = message.move;
      return true;
    });
    return this.check(asked, position, bestMove, record.finish(bestMove));
  }

  /** What the engine writes when it is asked how it was built; empty when it does not know the question. */
  async compilerInfo(): Promise<string[]> {
    const lines: string[] = [];
    await this.ask(
      { asked: 'compiler', commands: ['compiler', 'isready'], deadlineMs: this.replyMs },
      (message, line) => {
        if (message === undefined && line.trim() !== '') lines.push(line.trim());
        return message?.type === 'readyok';
      },
    );
    return lines;
  }

  /**
   * Calls off the search, which then fails with `stopped`. An engine that has not come to rest after the grace is killed.
   * Never fails.
   */
  async stop(graceMs: number): Promise<void> {
    const { question } = this;
    if (!question) return;
    question.isStopped = true;
    if (question.isSearch) this.process.send('stop');
    const { resolve, reject } = question;
    const atRest = new Promise<void>((settle) => {
      question.resolve = () => (resolve(), settle());
      question.reject = (failure) => (reject(failure), settle());
    });
    clearTimeout(question.deadline);
    question.deadline = setTimeout(() => this.fail('timeout', `The engine did not stop in ${graceMs} ms`), graceMs);
    await atRest;
  }

  /** Asks it to leave, and kills it when it stays. */
  async quit(graceMs = 1_000): Promise<void> {
    this.process.send('quit');
    this.process.closeInput();
    const kill = setTimeout(() => this.process.kill(), graceMs);
    await this.process.ended;
    clearTimeout(kill);
  }

  /** Ends it at once, with everything it started. */
  async kill(): Promise<void> {
    this.process.kill();
    await this.process.ended;
  }

  /** Memory in use, bytes; undefined where the system does not say. */
  async residentBytes(): Promise<number | undefined> {
    return this.process.residentBytes();
  }

  private async shakeHands(deadlineMs: number): Promise<void> {
    await this.ask({ asked: 'uci', commands: ['uci'], deadlineMs }, (message) => {
      if (message?.type === 'id' && message.key === 'name') this.name = message.value;
      if (message?.type === 'option') this.options.set(message.option.name.toLowerCase(), message.option);
      return message?.type === 'uciok';
    });
  }

  private async prepare({ hashMb, multipv = 1 }: EngineOptions): Promise<void> {
    const wanted: [string, string][] = [
      ['Threads', '1'],
      ['Hash', String(hashMb)],
      ['MultiPV', String(multipv)],
      ['UCI_Chess960', 'true'],
    ];
    const known = wanted.filter(([name]) => this.options.has(name.toLowerCase()));
    for (const [name, value] of known) this.firstValues.set(name.toLowerCase(), value);
    await this.settle(
      'setoption',
      known.map(([name, value]) => this.optionLine(name, value)),
    );
  }

  private optionLine(name: string, value: string): string {
    const option = this.options.get(name.toLowerCase());
    const line = `setoption name ${option?.name ?? name} value ${value}`;
    if (!option) throw new EngineFailure('bad-option', `The engine has no option ${name}`, line);
    const { type, min = -Infinity, max = Infinity } = option;
    const isFit = type === 'spin' ? /^-?\d+$/.test(value) && Number(value) >= min && Number(value) <= max : true;
    if (!isFit) throw new EngineFailure('bad-option', `${name} goes from ${min} to ${max}`, line);
    if (/[\r\n]/.test(value)) throw new EngineFailure('bad-option', 'A value is one line', 'setoption');
    return line;
  }

  /** Sends what has no answer of its own, and waits until the engine has done it. */
  private async settle(asked: string, commands: readonly string[]): Promise<void> {
    const all = [...commands, 'isready'];
    await this.ask({ asked, commands: all, deadlineMs: this.replyMs }, (message) => message?.type === 'readyok');
  }

  private async ask(
    what: { asked: string; commands: readonly string[]; deadlineMs: number; isSearch?: boolean },
    onMessage: Question['onMessage'],
  ): Promise<void> {
    const { asked, commands, deadlineMs, isSearch = false } = what;
    if (this.end) throw this.describe(this.end.kind, 'The engine is gone', asked);
    if (this.question) throw new Error(`The engine is busy with "${this.question.asked}", it cannot do "${asked}" too`);
    this.heard = 0;
    await new Promise<void>((resolve, reject) => {
      const late = (): void => void this.fail('timeout', `The engine did not answer within ${deadlineMs} ms`);
      const deadline = setTimeout(late, deadlineMs);
      this.question = { asked, onMessage, resolve, reject, deadline, isSearch, isStopped: false };
      // In one piece: an engine that is a script would otherwise be woken for each of them.
      this.process.send(commands.join('\n'));
    });
  }

  private measure(characters: number): void {
    this.heard += characters;
    if (this.heard > FLOOD_CHARACTERS) this.fail('flood', `The engine wrote ${this.heard} characters and no answer`);
  }

  private hear(line: string): void {
    const message = parseUci(line);
    if (message?.type === 'string' && /error/i.test(message.text)) this.process.note(message.text);
    const { question } = this;
    if (message?.type === 'bestmove' && !question?.isSearch)
      this.fail('unasked', 'The engine moves without being asked');
    if (!question?.onMessage(message, line)) return;
    clearTimeout(question.deadline);
    this.question = undefined;
    if (question.isStopped && question.isSearch) {
      question.reject(this.describe('stopped', 'The search was called off', question.asked));
    } else question.resolve();
  }

  /** An answer that cannot be right tells that no other answer can be relied on. */
  private check(
    asked: string,
    position: UciPosition,
    bestMove: string | undefined,
    [best, ...others]: Evaluation[],
  ): [Evaluation, ...Evaluation[]] {
    const isRight = bestMove === undefined ? position.isOver : position.isLegal(bestMove);
    if (!isRight) {
      throw this.fail('illegal-move', `The engine wants to play ${bestMove ?? 'nothing'}, which cannot be`, asked);
    }
    if (!best) throw this.fail('no-score', 'The engine gave a move and no score', asked);
    return [best, ...others];
  }

  /** Ends the engine and whatever waits for it. */
  private fail(kind: EngineFailureKind, detail: string, asked = this.question?.asked ?? 'nothing'): EngineFailure {
    const failure = this.describe(kind, detail, asked);
    this.end ??= failure;
    this.process.kill();
    const { question } = this;
    this.question = undefined;
    clearTimeout(question?.deadline);
    question?.reject(failure);
    return failure;
  }

  private describe(kind: EngineFailureKind, detail: string, asked: string): EngineFailure {
    return new EngineFailure(kind, detail, asked, this.process.lastWords());
  }
}
