import { malform, type FaultAction } from './faults.js';

/** The lines of one answer and what happens after the last of them. */
export interface LineFeed {
  lines: Iterable<string>;
  /** `finish`: a proper end; `destroy`: the connection dies; `stall`: silence until the client goes away. */
  ending: 'finish' | 'destroy' | 'stall';
  trickle?: { bytes: number; everyMs: number; lines: number };
}

/** Applies the faults that strike inside a body; the others leave the lines as they are. */
export function applyFault(lines: Iterable<string>, fault: FaultAction | undefined): LineFeed {
  switch (fault?.type) {
    case 'cutMidLine':
      return { lines: cutMidLine(lines, fault.afterLines), ending: 'destroy' };
    case 'endEarly':
      return { lines: firstLines(lines, fault.afterLines), ending: 'finish' };
    case 'stall':
      return { lines: firstLines(lines, fault.afterLines), ending: 'stall' };
    case 'malformedLine':
      return { lines: changeLine(lines, fault.afterLines, (line) => malform(line, fault.shape)), ending: 'finish' };
    case 'duplicateLines':
      return { lines: repeatLines(lines, fault.every, (line) => line + line), ending: 'finish' };
    case 'blankLines':
      return { lines: repeatLines(lines, fault.every, (line) => `\n${line}`), ending: 'finish' };
    case 'emptyBody':
      return { lines: [], ending: 'finish' };
    case 'trickle':
      return { lines, ending: 'finish', trickle: fault };
    default:
      return { lines, ending: 'finish' };
  }
}

function* firstLines(lines: Iterable<string>, count: number): Generator<string> {
  let sent = 0;
  if (count <= 0) return;
  for (const line of lines) {
    yield line;
    if (++sent >= count) return;
  }
}

function* cutMidLine(lines: Iterable<string>, afterLines: number): Generator<string> {
  let sent = 0;
  for (const line of lines) {
    if (sent++ < afterLines) yield line;
    else {
      yield line.slice(0, Math.ceil(line.length / 2));
      return;
    }
  }
}

function* changeLine(lines: Iterable<string>, at: number, change: (line: string) => string): Generator<string> {
  let sent = 0;
  for (const line of lines) yield sent++ === at ? `${change(line.trimEnd())}\n` : line;
}

function* repeatLines(lines: Iterable<string>, every: number, change: (line: string) => string): Generator<string> {
  let sent = 0;
  for (const line of lines) yield ++sent % every === 0 ? change(line) : line;
}
