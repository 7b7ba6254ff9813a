/** Deeper than anything the API takes. */
const MOST_LEVELS = 32;

/**
 * True for JSON with more levels than anybody means. Whatever walks through a body calls itself for each of them: some ten
 * thousand, which fit into a small body, end in an overflow of the stack.
 */
export function isTooDeep(json: string): boolean {
  let level = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (inText && character === '\\') i++;
    else if (character === '"') inText = !inText;
    else if (inText) continue;
    else if (character === '[' || character === '{') level++;
    else if (character === ']' || character === '}') level--;
    if (level > MOST_LEVELS) return true;
  }
  return false;
}
