import { describe, expect, it } from 'vitest';
import { en } from '#core/messages/en';
import { commandIds } from './command-rules';
import { foundCommands } from './found-commands';

const all = commandIds.map((id) => ({ id, title: en.commands[id] }));
const contains = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());
const first = (query: string) => foundCommands(all, query, contains)[0]?.id;

describe('a command in the palette', () => {
  it.each([
    ['manage tags', 'tags.manage'],
    ['Tags', 'tags.manage'],
    ['rename tag', 'tags.manage'],
    ['unpublish', 'post.unpublish'],
    ['slug', 'post.rename'],
    ['copy', 'post.duplicate'],
    ['trash', 'post.delete'],
    ['git push', 'publish.open'],
    ['preferences', 'settings.open'],
    ['front matter', 'view.properties'],
    ['create post', 'post.new'],
  ])('is found as “%s”: %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('comes first when the words are in its title', () => {
    expect(first('open')).toBe('blog.open');
    expect(first('command')).toBe('palette.open');
  });

  it('comes before all others when its title is what was typed', () => {
    expect(first('publish')).toBe('publish.open');
    expect(first('settings')).toBe('settings.open');
  });

  it('is there with nothing typed, in the order given', () => {
    expect(foundCommands(all, ' ', contains)).toEqual(all);
  });

  it('is not found by words that are not its own', () => {
    expect(foundCommands(all, 'rename zebra', contains)).toEqual([]);
  });
});
