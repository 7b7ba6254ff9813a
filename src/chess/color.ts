/** The two sides, in playing order. */
export const COLORS = ['white', 'black'] as const;
export type Color = (typeof COLORS)[number];

/** One value per side; used instead of twin fields. */
export interface ByColor<T> {
  white: T;
  black: T;
}

export function isColor(value: unknown): value is Color {
  return value === 'white' || value === 'black';
}

export function opposite(color: Color): Color {
  return color === 'white' ? 'black' : 'white';
}
