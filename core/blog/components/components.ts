import type { ContentModel } from '../model';
import type { Component } from './component';
import { hugoComponents, hugoFile } from './hugo';
import {
  eleventyComponents,
  eleventyFile,
  hexoComponents,
  hexoFile,
  jekyllComponents,
  jekyllFile,
} from './liquid';
import { moduleComponents, moduleFile } from './modules';
import { zolaComponents, zolaFile } from './zola';

/** More files than these are no components of one blog. */
const MOST = 400;

/** The files of a blog that say which components its posts can use. Paths relative to its folder. */
export function componentFiles(
  files: readonly string[],
  { generator }: Pick<ContentModel, 'generator'>,
): string[] {
  const is = READERS[generator]?.is;
  return is === undefined ? [] : files.filter(is).slice(0, MOST);
}

/** What the posts of a blog can use, its own before its generator's. `texts`: those of `componentFiles`, by path. */
export function readComponents(
  texts: ReadonlyMap<string, string>,
  { generator }: Pick<ContentModel, 'generator'>,
): Component[] {
  return READERS[generator]?.read(texts) ?? [];
}

interface Reader {
  readonly is: (path: string) => boolean;
  readonly read: (texts: ReadonlyMap<string, string>) => Component[];
}

const modules = (generator: ContentModel['generator']): Reader => ({
  is: moduleFile,
  read: (texts) => moduleComponents(texts, generator),
});

const READERS: Readonly<Record<ContentModel['generator'], Reader | undefined>> = {
  hugo: { is: hugoFile, read: hugoComponents },
  jekyll: { is: jekyllFile, read: jekyllComponents },
  hexo: { is: hexoFile, read: hexoComponents },
  eleventy: { is: eleventyFile, read: eleventyComponents },
  zola: { is: zolaFile, read: zolaComponents },
  astro: modules('astro'),
  docusaurus: modules('docusaurus'),
  vitepress: modules('vitepress'),
  next: modules('next'),
  gatsby: modules('gatsby'),
  pelican: undefined,
  plain: undefined,
};
