const MAX_LENGTH = 500;

/** Messages quote what came from outside, which may hold anything; what is stored of it must be plain and short. */
export function toPlainText(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd').slice(0, MAX_LENGTH);
}
