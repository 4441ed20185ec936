import { createHash } from 'node:crypto';

/** What a sealed file holds: a line that says what it is, and a line with what it keeps. Neither has a line end in it. */
export interface Sealed {
  readonly head: string;
  readonly body: string;
}

/**
 * The bytes of a file of the app's own: the two lines, and a line with the SHA-256 of them, so that a file that is cut
 * or changed is told from a whole one. docs/architecture.md.
 */
export function seal({ head, body }: Sealed): Uint8Array {
  const content = `${head}\n${body}\n`;
  return new TextEncoder().encode(`${content}sha256 ${digest(content)}\n`);
}

/** The two lines again; null when the file is cut, changed, or none of these. */
export function unseal(bytes: Uint8Array): Sealed | null {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
  const parts = /^([^\n]*)\n([^\n]*)\nsha256 ([0-9a-f]{64})\n$/.exec(whole);
  if (parts === null) return null;
  const [, head = '', body = '', sum] = parts;
  return digest(`${head}\n${body}\n`) === sum ? { head, body } : null;
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
