/** Countries that print on Letter; the others have A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PH', 'SV', 'VE', 'DO', 'PR']);

/** The paper of a country (two letters, as the system names it). */
export const paperOf = (country: string): 'Letter' | 'A4' =>
  LETTER.has(country.toUpperCase()) ? 'Letter' : 'A4';

/** A file name for a document's title: what no system takes is a space, and its length is kept short. */
export function fileNameFor(title: string, extension: string): string {
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name may hold them
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 100)
    .trim();
  return `${name === '' ? 'Untitled' : name}.${extension}`;
}
