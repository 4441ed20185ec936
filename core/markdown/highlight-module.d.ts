/** The part of highlight.js we use. Its own types pull in the DOM's, which core must not see. */
declare module 'highlight.js/lib/common' {
  interface Highlighter {
    getLanguage(name: string): object | undefined;
    highlight(
      code: string,
      options: { readonly language: string; readonly ignoreIllegals: boolean },
    ): { readonly value: string };
  }
  const highlighter: Highlighter;
  export default highlighter;
}
