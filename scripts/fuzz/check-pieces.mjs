// What holds for the records any file is cut into.
const NEWLINE = 0x0a;
/** Space, tab, line ends, what DOS ended files with, and the three bytes of a byte order mark. */
const BLANKS = new Uint8Array(256);
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x20, 0xef, 0xbb, 0xbf]) BLANKS[code] = 1;

/** @throws when a piece is not what stands at its place, or when something but blank space is in none */
export function checkPieces(bytes, pieces, format) {
  let at = 0;
  // The header of a table is no record; nor is the rest of a record that is too long.
  let isPassedOver = format === 'csv';
  const lines = { count: 1, at: 0 };
  for (const piece of pieces) {
    const start = findPiece(bytes, piece);
    if (start < at) throw new Error(`The piece at byte ${piece.offset} is not what stands there`);
    if (!isPassedOver && !isBlank(bytes, at, start)) throw new Error(`Nothing holds what stands at byte ${at}`);
    if (format !== 'pgn' && piece.line !== lineOf(bytes, piece.offset, lines)) {
      throw new Error(`The piece at byte ${piece.offset} is not in line ${piece.line}`);
    }
    at = start + piece.bytes.length;
    isPassedOver = piece.tooLong === true;
  }
  if (!isPassedOver && !isBlank(bytes, at, bytes.length)) throw new Error(`Nothing holds what stands at byte ${at}`);
}

/** @throws when the pieces depend on the chunks in which the file came */
export function checkSamePieces(pieces, others) {
  if (pieces.length !== others.length) throw new Error(`${pieces.length} pieces, in other chunks ${others.length}`);
  pieces.forEach((piece, i) => {
    const other = others[i];
    const isSame =
      piece.offset === other.offset &&
      piece.line === other.line &&
      piece.tooLong === other.tooLong &&
      Buffer.compare(piece.bytes, other.bytes) === 0;
    if (!isSame) throw new Error(`The piece at byte ${piece.offset} is another one in other chunks`);
  });
}

/** Where it stands: a line's place counts the blank space before it. @returns -1 for nowhere */
function findPiece(bytes, piece) {
  for (let start = piece.offset; start + piece.bytes.length <= bytes.length; start++) {
    if (Buffer.compare(bytes.subarray(start, start + piece.bytes.length), piece.bytes) === 0) return start;
    if (BLANKS[bytes[start]] !== 1) return -1;
  }
  return -1;
}

function isBlank(bytes, from, to) {
  for (let i = from; i < to; i++) if (BLANKS[bytes[i]] !== 1) return false;
  return true;
}

/** Goes on from where it was asked last. */
function lineOf(bytes, offset, lines) {
  for (; lines.at < offset; lines.at++) if (bytes[lines.at] === NEWLINE) lines.count++;
  return lines.count;
}
