const MAX_CELL = 60;

type Scalar = string | number | bigint | boolean;

/** A plain table: one header line, a rule, one line a row. Long cells are cut. */
export function formatTable(columns: readonly string[], rows: readonly Record<string, unknown>[]): string {
  const cells = rows.map((row) => columns.map((column) => formatCell(row[column])));
  const widths = columns.map((column, i) =>
    cells.reduce((width, row) => Math.max(width, row[i]?.length ?? 0), column.length),
  );
  const line = (values: readonly string[]): string =>
    values
      .map((value, i) => value.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

function formatCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : toText(value).replaceAll('\n', ' ');
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text;
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.subarray(0, MAX_CELL)).toString('hex')}`;
  if (typeof value === 'object') return JSON.stringify(value);
  const scalar = value as Scalar;
  return String(scalar);
}
