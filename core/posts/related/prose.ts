import { maskCode } from '../links/mask';

/** A post's body taken apart for reading: offsets are those of the body. */
export interface Prose {
  /** Code, comments, tags and addresses as spaces. */
  readonly text: string;
  /** The same with all of every link and image as spaces. */
  readonly unlinked: string;
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
const TEMPLATE = /\{\{[^\n]{0,500}?\}\}|\{%[^\n]{0,500}?%\}/g;
const TAG = /<\/?[a-zA-Z][^<>]{0,1000}>/g;
const ANCHOR = /<a\s[^<>]{0,1000}>[^<]{0,1000}<\/a>/gi;
const ADDRESS = /<?\bhttps?:\/\/[^\s<>)]{1,2000}>?/g;
const DESTINATION = /\]\((?:[^()\n]|\([^()\n]{0,400}\)){0,2000}\)/g;
const LINK =
  /!?\[(?:[^\][\n]|\[[^\][\n]{0,400}\]){0,1000}\](?:\((?:[^()\n]|\([^()\n]{0,400}\)){0,2000}\)|\[[^\]\n]{0,400}\])/g;
const WIKILINK = /!?\[\[[^\][\n]{1,400}\]\]/g;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,400}\]:.*$/gm;

/** What a reader reads of a body. Time grows with its length whatever is in it. */
export function proseOf(body: string): Prose {
  const bare = maskCode(body, true);
  const plain = (text: string): string => {
    let left = text;
    if (left.includes('{')) left = left.replace(TEMPLATE, blank);
    if (left.includes('<')) left = left.replace(TAG, blank);
    return left.includes('http') ? left.replace(ADDRESS, blank) : left;
  };
  if (!bare.includes('[') && !bare.includes('<a')) {
    const text = plain(bare);
    return { text, unlinked: text };
  }
  const text = plain(bare.replace(DESTINATION, blank).replace(DEFINITION, blank));
  const unlinked = plain(
    bare.replace(WIKILINK, blank).replace(LINK, blank).replace(DEFINITION, blank).replace(ANCHOR, blank),
  );
  return { text, unlinked };
}
