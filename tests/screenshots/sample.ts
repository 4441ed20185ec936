import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Files = Readonly<Record<string, string | Buffer>>;

/** The project's own sample blog, by path. */
export function sampleFiles(): Files {
  const root = join(process.cwd(), 'sample');
  const files: Record<string, Buffer> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(root.length + 1).replaceAll('\\', '/')] = readFileSync(path);
  }
  return files;
}

interface Post {
  readonly title: string;
  readonly date: string;
  readonly category: string;
  readonly text: string;
}

const post = ({ title, date, category, text }: Post): string => `---
title: ${title}
date: ${date} 08:00:00 +0000
categories: [${category}]
tags: [habits]
---

${text}
`;

/** More posts, so that the list is as long as a blog's that has been kept for a while. */
export const morePosts: Files = {
  '_posts/2026-01-11-a-shelf-for-unfinished-things.md': post({
    title: 'A shelf for unfinished things',
    date: '2026-01-11',
    category: 'Writing',
    text: 'Every house has one, only most of them call it a table. Mine is now officially a shelf.',
  }),
  '_posts/2025-11-23-the-first-fire-of-winter.md': post({
    title: 'The first fire of winter',
    date: '2025-11-23',
    category: 'Weather',
    text: 'The stove ticked for an hour before it was warm. I had forgotten that sound since April.',
  }),
  '_posts/2025-09-05-counting-bridges.md': post({
    title: 'Counting bridges',
    date: '2025-09-05',
    category: 'Walking',
    text: 'There are eleven between here and the sea. I have stood on nine of them, and swum under one.',
  }),
  '_posts/2025-08-16-what-the-gutter-sings.md': post({
    title: 'What the gutter sings',
    date: '2025-08-16',
    category: 'Weather',
    text: 'Light rain is a high note. A cloudburst has no tune at all.',
  }),
  '_posts/2027-01-01-a-year-in-one-line-a-day.md': post({
    title: 'A year in one line a day',
    date: '2027-01-01',
    category: 'Writing',
    text: 'Three hundred and sixty-five lines fit on nine pages. I expected more of a year, or less.',
  }),
  '_drafts/how-to-sharpen-a-pencil.md': `---
title: How to sharpen a pencil
---

With a knife, away from yourself, slowly.
`,
};

/** Titles that are longer than any place for them, and in several scripts. */
export const longTitles: Files = {
  '_posts/2026-11-02-everything-i-thought-i-knew.md': post({
    title:
      'Everything I thought I knew about the path behind the houses before I walked it four hundred times in a row, in all weathers',
    date: '2026-11-02',
    category: 'Walking',
    text: `The long title is the joke, and the only one.

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is a word that fits on no line, and https://slow-ink.example/2026/03/21/the-same-walk-every-day/with/an/address/that/does/not/end/either is another.

| A table | that is | wider than | the column | it stands in | and scrolls | in its own box |
| --- | --- | --- | --- | --- | --- | --- |
| one day of the week | second of its weathers | third gate from here | fourth line of notes | fifth and last | sixth after all | seventh heaven |`,
  }),
  '_posts/2026-11-01-shu-zhai-chuang-wai.md': post({
    title: '书斋窗外的河流与四百次散步：关于缓慢、重复、天气，以及一支越写越短的铅笔的若干笔记',
    date: '2026-11-01',
    category: '随笔',
    text: `窗外有一条河。每天傍晚，我沿着它走四十分钟，走到旧水泵站，再走回来。

## 重复

走到第三个星期，什么都看熟了；走到第三个月，才开始看见。**同一条路**是一把尺子，量出来的是每一天的不同。`,
  }),
  '_posts/2026-10-30-ame-no-hi.md': post({
    title: '雨の日の手紙は、少しだけ重い',
    date: '2026-10-30',
    category: '手紙',
    text: '紙が湿気を吸うから、と郵便屋さんは言う。',
  }),
  '_posts/2026-10-29-masar.md': post({
    title: 'المشي نفسه كل يوم',
    date: '2026-10-29',
    category: 'Walking',
    text: 'أمشي في الطريق نفسه كل يوم.',
  }),
};
