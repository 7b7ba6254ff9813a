import type { ExportedNetwork, PlayerColumn } from './exported-network.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Tab and line breaks are written as numbers, since a parser makes spaces of them in attributes.
const SPECIAL = /[&<>"\t\n\r]/g;

// What XML 1.0 cannot hold in any way (section 2.2): control characters, halves of surrogate pairs, and two non-characters.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A value for an attribute or between tags; characters that XML does not have become the replacement character. */
export function escapeXml(value: string | number): string {
  return String(value)
    .replace(FORBIDDEN, '\ufffd')
    .replace(SPECIAL, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What GraphML and GEXF call the types of columns. */
export const XML_TYPES: Record<PlayerColumn['type'], string> = { text: 'string', whole: 'long', real: 'double' };

/** A player's id, escaped. */
export function idOf({ ids }: ExportedNetwork, player: number): string {
  return escapeXml(ids[player] as string);
}
