export function asciiSource(code: string): string;
