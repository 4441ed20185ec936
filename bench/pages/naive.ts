import { EditorView } from '@codemirror/view';
import MarkdownIt from 'markdown-it';
import { openEditor } from './editor';

// The whole post through markdown-it into the page at every key: what a preview costs that is not incremental.
const markdown = new MarkdownIt({ html: false, linkify: true });
const half = () => document.body.appendChild(document.createElement('div'));
document.body.style.display = 'flex';
const [editor, preview] = [half(), half()];
editor.style.cssText = 'width: 50vw';
preview.style.cssText = 'width: 50vw; height: 100vh; overflow: auto';
preview.id = 'preview';
const render = (view: EditorView) => {
  preview.innerHTML = markdown.render(view.state.doc.toString());
};
const view = await openEditor(
  editor,
  EditorView.updateListener.of((update) => {
    if (update.docChanged) render(update.view);
  }),
);
const began = performance.now();
render(view);
preview.getBoundingClientRect();
requestAnimationFrame(() => {
  document.documentElement.dataset.rendered = String(performance.now() - began);
});
