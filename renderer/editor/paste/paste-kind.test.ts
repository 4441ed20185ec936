import { describe, expect, it } from 'vitest';
import { type Pasted, type PastePlace, pasteKind } from './paste-kind';

const kind = (pasted: Partial<Pasted>, place: Partial<PastePlace> = {}) =>
  pasteKind(
    { text: '', html: '', files: 0, types: [], ...pasted },
    { plain: false, code: false, cell: false, selected: '', ...place },
  );

describe('what is pasted', () => {
  it('is text when it is text, Markdown included', () => {
    expect(kind({ text: '# A *b*\n\n- c' })).toEqual({ kind: 'text' });
    expect(kind({ text: 'a\n\nb', html: '<meta charset="utf-8"><p>a</p><p>b</p>' })).toEqual({
      kind: 'text',
    });
  });

  it('is rich when its HTML says more than its text', () => {
    expect(kind({ text: 'a', html: '<p><strong>a</strong></p>' }).kind).toBe('rich');
    expect(kind({ text: 'a', html: '<span style="font-weight:700">a</span>' }).kind).toBe('rich');
    expect(kind({ text: 'a', html: '<p class=MsoListParagraph>a</p>' }).kind).toBe('rich');
    expect(kind({ text: 'x2', html: '<p><math><mi>x</mi></math></p>' }).kind).toBe('rich');
  });

  it('is text in code, in front matter and when plain text was asked for', () => {
    const rich = { text: 'a', html: '<p><strong>a</strong></p>' };
    expect(kind(rich, { code: true }).kind).toBe('text');
    expect(kind(rich, { plain: true }).kind).toBe('text');
  });

  it('is the words of copied cells in a cell, and a table elsewhere', () => {
    const cells = { text: 'a\tb', html: '<table><tr><td>a</td><td>b</td></tr></table>' };
    expect(kind(cells, { cell: true }).kind).toBe('text');
    expect(kind(cells).kind).toBe('rich');
    expect(kind({ text: 'a', html: '<b>a</b>' }, { cell: true }).kind).toBe('rich');
  });

  it('is text when it comes from an editor of code, or from Google Docs without a style', () => {
    const html = '<div style="font-family: monospace"><code>a</code></div>';
    expect(kind({ text: 'a', html, types: ['text/plain', 'vscode-editor-data'] }).kind).toBe('text');
    const docs = '<b style="font-weight:normal;" id="docs-internal-guid-1"><span>a</span></b>';
    expect(kind({ text: 'a', html: docs }).kind).toBe('text');
  });

  it('is rich when Word has made a word bold', () => {
    const html = "<p class=MsoNormal>A <b style='mso-bidi-font-weight:normal'>cup</b></p>";
    expect(kind({ text: 'A cup', html }).kind).toBe('rich');
  });

  it('is files when there is nothing to read, also with an image’s own HTML', () => {
    expect(kind({ files: 1, types: ['Files'] }).kind).toBe('files');
    const img = '<img src="https://x.example/a.png">';
    expect(kind({ files: 1, html: img }).kind).toBe('files');
    expect(kind({ files: 1, html: img, text: 'https://x.example/a.png' }).kind).toBe('files');
    expect(kind({ files: 1, code: true } as Partial<Pasted>, { code: true }).kind).toBe('files');
  });

  it('is what was copied from a sheet, not the picture of it', () => {
    expect(kind({ files: 1, text: 'a\tb', html: '<table><tr><td>a</td></tr></table>' }).kind).toBe('rich');
    expect(kind({ files: 1, text: 'a' }).kind).toBe('text');
  });

  it('is a link on what is selected, and an address by itself', () => {
    const url = 'https://tea.example/a?b=1';
    expect(kind({ text: ` ${url}\n` }, { selected: 'tea' })).toEqual({ kind: 'link', url });
    expect(kind({ text: url })).toEqual({ kind: 'text' });
    expect(kind({ text: url, html: `<a href="${url}">Tea</a>` })).toEqual({ kind: 'text' });
    expect(kind({ text: url }, { selected: 'https://old.example/' })).toEqual({ kind: 'text' });
    expect(kind({ text: url }, { selected: 'one\n\ntwo' })).toEqual({ kind: 'text' });
    expect(kind({ text: url }, { selected: 'tea', code: true })).toEqual({ kind: 'text' });
    expect(kind({ text: 'javascript:alert(1)' }, { selected: 'tea' })).toEqual({ kind: 'text' });
  });
});
