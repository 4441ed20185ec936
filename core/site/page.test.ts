import { describe, expect, it } from 'vitest';
import { type PageFacts, pageDocument, pageFooter, pageHeader } from './page';

const facts: PageFacts = {
  title: 'Tea & <milk>',
  category: 'Kitchen',
  readingMinutes: 2,
  lead: 'A "quiet" drink.',
  date: '2026-11-23T23:30:00-08:00',
  tags: ['tea', '<b>'],
  related: [
    { title: 'Cups & saucers', url: '/cups/' },
    { title: 'Trap', url: 'javascript:alert(1)' },
  ],
  author: { name: 'ana', bio: "Writes it down so she doesn't forget." },
  site: { title: 'Kettle', language: 'en', dir: 'ltr' },
};

describe('the page of the built-in theme', () => {
  it('begins with category, date, reading time, title and lead, escaped', () => {
    expect(pageHeader(facts)).toBe(
      `<header class="page-header">
<p class="kicker"><span class="kicker-category">Kitchen</span> <span class="kicker-date"><time datetime="2026-11-23T23:30:00-08:00">23 Nov 2026</time></span> <span class="kicker-time">2 min read</span></p>
<h1 class="page-title">Tea &amp; &lt;milk&gt;</h1>
<p class="lead">A &quot;quiet&quot; drink.</p>
</header>
`,
    );
  });

  it('ends with tags, related posts and the author’s card', () => {
    const footer = pageFooter(facts);
    expect(footer).toContain('<li>&lt;b&gt;</li>');
    expect(footer).toContain('<a href="/cups/">Cups &amp; saucers</a>');
    expect(footer).toContain('<a href="#">Trap</a>');
    expect(footer).toContain('<span class="author-initial" aria-hidden="true">A</span>');
    expect(footer).toContain(
      '<p class="author-bio"><bdi>Writes it down so she doesn&#39;t forget.</bdi></p>',
    );
  });

  it('leaves out what there is nothing to say about', () => {
    const bare: PageFacts = {
      ...facts,
      title: '',
      category: null,
      lead: '',
      date: null,
      tags: [],
      related: [],
      author: { name: '', bio: '' },
    };
    expect(pageHeader(bare)).toBe(
      '<header class="page-header">\n<p class="kicker"><span class="kicker-time">2 min read</span></p>\n</header>\n',
    );
    expect(pageFooter(bare)).toBe('');
  });

  it('shows a date it cannot read as it is written', () => {
    expect(pageHeader({ ...facts, date: 'last <week>' })).toContain('>last &lt;week&gt;</time>');
    expect(pageHeader({ ...facts, date: '2026-13-45' })).toContain('>2026-13-45</time>');
  });

  it('stands alone: language, direction, title, style sheet, the article as given', () => {
    const site = { ...facts.site, language: 'he"', dir: 'rtl' } as const;
    const page = pageDocument({ ...facts, site }, '<p>body</p>\n');
    expect(page).toContain('<html lang="he&quot;" dir="rtl">');
    expect(page).toContain('<title>Tea &amp; &lt;milk&gt; · Kettle</title>');
    expect(page).toContain('<article class="post">\n<p>body</p>\n</article>');
    expect(page).toContain('--paper: #fffefb');
    expect(page).not.toMatch(/<script|<link|https?:\/\//);
  });
});
