import { describe, expect, it } from 'vitest';
import { hasRightToLeft, languageDirection, lineDirection, postDirection } from './direction';

const post = (text: string, more: Partial<Parameters<typeof postDirection>[0]> = {}) =>
  postDirection({ language: null, title: '', siteLanguage: 'en', text, ...more });

describe('which way a post is written', () => {
  it('is its own language’s, whatever the text and the site are', () => {
    expect(post('Hello', { language: 'ar' })).toBe('rtl');
    expect(post('Hello', { language: 'fa-IR' })).toBe('rtl');
    expect(post('שלום', { language: 'en', siteLanguage: 'he' })).toBe('ltr');
  });

  it('is that of its words on a site of the other direction', () => {
    expect(post('مرحبا بكم في المدونة.')).toBe('rtl');
    expect(post('این یک نوشته است.')).toBe('rtl');
    expect(post('שלום עולם')).toBe('rtl');
    expect(post('A visit to Cairo.', { siteLanguage: 'ar' })).toBe('ltr');
  });

  it('is not decided by one foreign word at the beginning', () => {
    expect(post('HTML یک زبان نشانه‌گذاری است که برای صفحه‌های وب به کار می‌رود.')).toBe('rtl');
    expect(post('שלום is how one says hello in Hebrew.')).toBe('ltr');
  });

  it('is not decided by markup', () => {
    const text =
      '<img src="/assets/images/a-long-name-of-a-picture.png">\n{{< figure src="photo.jpg" >}}\n' +
      '```js\nconst greeting = "hello there";\n```\n\nשלום [קישור](https://example.org/a/long/address)';
    expect(post(text)).toBe('rtl');
  });

  it('is its title’s, then the site’s, where there are no words yet', () => {
    expect(post('', { title: 'عنوان' })).toBe('rtl');
    expect(post('', { siteLanguage: 'he' })).toBe('rtl');
    expect(post('123')).toBe('ltr');
  });
});

describe('a language', () => {
  it.each(['ar', 'he', 'iw', 'fa_IR', 'UR', 'az-Arab', 'yi', 'ckb', 'ps-AF'])('%s: right to left', (tag) => {
    expect(languageDirection(tag)).toBe('rtl');
  });
  it.each(['en', 'fr-FR', 'zh-Hans', 'arn', 'ur-Latn', 'az', '', 'hello'])('%s: left to right', (tag) => {
    expect(languageDirection(tag)).toBe('ltr');
  });
});

describe('a line', () => {
  it('goes by its first letter', () => {
    expect(lineDirection('- مرحبا world')).toBe('rtl');
    expect(lineDirection('## 1. World مرحبا')).toBe('ltr');
    expect(lineDirection('--- 12 !')).toBeNull();
    expect(hasRightToLeft('abc א')).toBe(true);
    expect(hasRightToLeft('čü漢字')).toBe(false);
  });
});
