/** Bits of the rights to castle. */
export const WHITE_SHORT = 1;
export const WHITE_LONG = 2;
const BLACK_SHORT = 4;
const BLACK_LONG = 8;

/** Rights that are left when a piece leaves a square or comes to it. */
export const RIGHTS_KEPT = new Uint8Array(64).fill(15);
RIGHTS_KEPT[4] = 15 - WHITE_SHORT - WHITE_LONG;
RIGHTS_KEPT[60] = 15 - BLACK_SHORT - BLACK_LONG;
RIGHTS_KEPT[7] = 15 - WHITE_SHORT;
RIGHTS_KEPT[0] = 15 - WHITE_LONG;
RIGHTS_KEPT[63] = 15 - BLACK_SHORT;
RIGHTS_KEPT[56] = 15 - BLACK_LONG;
