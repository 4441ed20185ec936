/** Vite gives the text of a style sheet for an import with `?raw`. */
declare module '*.css?raw' {
  const text: string;
  export default text;
}
