import { moveQuality } from './move-quality/move-quality.js';
import { opening } from './opening/opening.js';
import { whyUnsupported } from './plugin-needs.js';
import { analysedGame } from './spec-kit.js';
import { timeUsage } from './time-usage/time-usage.js';

const MOVES = 'e4 e5 Nf3';
const CLOCK = { initialS: 60, incrementS: 0 };

describe('whyUnsupported', () => {
  it('wants an evaluation of each ply from the first on', () => {
    const missing = 'It needs evaluations, which this game does not have';
    const whole = analysedGame({ moves: MOVES, evaluations: [1, 2, 3] });
    const holed = {
      ...whole,
      plies: whole.plies.map(({ evaluation, ...ply }) => (ply.ply === 2 ? ply : { ...ply, evaluation })),
    };
    expect(whyUnsupported(moveQuality, whole)).toBeUndefined();
    expect(whyUnsupported(moveQuality, analysedGame({ moves: MOVES, evaluations: [1, 2] }))).toBeUndefined();
    expect(whyUnsupported(moveQuality, holed)).toBe(missing);
    expect(whyUnsupported(moveQuality, analysedGame({ moves: MOVES }))).toBe(missing);
    expect(whyUnsupported(moveQuality, analysedGame({ moves: '', evaluations: [] }))).toBe(missing);
  });

  it('wants a clock for each ply, and its setting', () => {
    const missing = 'It needs clocks, which this game does not have';
    const clocksCs = [6000, 6000, 5900];
    expect(whyUnsupported(timeUsage, analysedGame({ moves: MOVES, clock: CLOCK, clocksCs }))).toBeUndefined();
    expect(whyUnsupported(timeUsage, analysedGame({ moves: MOVES, clock: CLOCK, clocksCs: [6000, 6000] }))).toBe(
      missing,
    );
    expect(whyUnsupported(timeUsage, analysedGame({ moves: MOVES, clocksCs }))).toBe(missing);
    expect(whyUnsupported(timeUsage, analysedGame({ moves: MOVES, clock: CLOCK }))).toBe(missing);
  });

  it('names the variants that are covered', () => {
    const game = analysedGame({ variant: 'atomic', moves: MOVES });
    expect(whyUnsupported(opening, game)).toBe('It covers standard and not atomic');
  });

  it('names all that is missing', () => {
    const plugin = { ...moveQuality, needs: ['evaluations', 'clocks'] as const };
    expect(whyUnsupported(plugin, analysedGame({ moves: MOVES }))).toMatch(/^It needs evaluations and clocks, which/);
  });
});
