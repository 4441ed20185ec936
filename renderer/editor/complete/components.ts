import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  snippet,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Component } from '#core/blog/components/component';
import { writeComponent } from '#core/blog/components/write';
import { insertWords as words } from '#core/messages/insert';
import { foldText } from '#core/posts/search/fold';
import { bodyFrom } from '../front-matter';
import type { CompletionPlace } from './context';
import type { InsertStore } from './store';

type ComponentPlace = Extract<CompletionPlace, { kind: 'component' }>;

const SHOWN = 60;

/** What can follow an opening: Liquid's `{%` takes includes and tags, `<` components of modules. */
function fits({ kind, paired }: Component, open: ComponentPlace['open'], generator: string): boolean {
  switch (open) {
    case '{{<':
    case '{{%':
      return generator === 'hugo' && kind === 'shortcode';
    case '{{':
      return generator === 'zola' && kind === 'shortcode' && !paired;
    case '{%':
      return kind === 'include' || kind === 'tag' || (generator === 'zola' && kind === 'shortcode' && paired);
    case '<':
      return kind === 'component';
  }
}

/** Puts a component in place of `[from, to)` with the caret in its first parameter; adds its import where it needs one. */
function putComponent(
  view: EditorView,
  store: InsertStore,
  component: Component,
  open: string,
  place: { readonly from: number; readonly to: number },
  completion: Completion | null = null,
): void {
  const blog = store.blog();
  const post = store.current();
  if (blog === null || post === null) return;
  const text = view.state.doc.toString();
  const { template, importLine } = writeComponent(component, blog.model.generator, open, {
    id: post.id,
    text,
  });
  snippet(template)(view, completion, place.from, place.to);
  if (importLine === null) return;
  const at = importPlace(text, bodyFrom(view.state));
  view.dispatch({
    changes: { from: at.from, insert: `${at.before}${importLine}${at.after}` },
    annotations: completion === null ? [] : pickedCompletion.of(completion),
  });
}

/** After the imports that are there, else before the body's first line. */
function importPlace(text: string, body: number): { from: number; before: string; after: string } {
  const imports = /^\s*(?:import\s[^\n]*\n)+/.exec(text.slice(body));
  if (imports !== null) return { from: body + imports[0].length, before: '', after: '\n' };
  const gap = /^\n*/.exec(text.slice(body))?.[0].length ?? 0;
  return { from: body + gap, before: '', after: '\n\n' };
}

/** Completes the blog's shortcodes, includes, tags and components. */
export function componentCompletions(store: InsertStore) {
  let known: { readonly start: number; readonly components: readonly Component[] } | null = null;
  let asked: { readonly start: number; readonly components: Promise<readonly Component[]> } | null = null;

  const result = (
    context: CompletionContext,
    place: ComponentPlace,
    all: readonly Component[],
  ): CompletionResult => {
    const generator = store.blog()?.model.generator ?? 'plain';
    const query = foldText(place.query);
    const matching = all.filter(
      (each) => fits(each, place.open, generator) && foldText(`${each.kind} ${each.name}`).includes(query),
    );
    const options = matching.slice(0, SHOWN).map(
      (component): Completion => ({
        label: component.name,
        detail: detailOf(component),
        type: 'component',
        apply: (view, completion) => {
          const { head } = view.state.selection.main;
          const to = head + closingAfter(view, head, place.open);
          putComponent(view, store, component, place.open, { from: place.start, to }, completion);
        },
      }),
    );
    return { from: context.pos - place.query.length, filter: false, options };
  };

  const complete = (
    context: CompletionContext,
    place: ComponentPlace,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    if (place.open === '<' && !isModule(store)) return null;
    const { start } = place;
    if (known?.start === start) return result(context, place, known.components);
    if (asked?.start !== start) asked = { start, components: store.components() };
    return asked.components.then((components) => {
      known = { start, components };
      return result(context, place, components);
    });
  };
  return {
    complete,
    /** Another place, perhaps in another blog: what was asked for is asked again. */
    forget: () => {
      asked = null;
      known = null;
    },
  };
}

/** Whether the post can use components: MDX, and Markdown where the generator reads it as such. */
function isModule(store: InsertStore): boolean {
  const generator = store.blog()?.model.generator;
  return generator === 'docusaurus' || generator === 'vitepress' || /\.mdx$/i.test(store.current()?.id ?? '');
}

/** How much of what follows is the end of the tag that was begun, as a bracket that closes itself leaves it. */
function closingAfter(view: EditorView, at: number, open: ComponentPlace['open']): number {
  const after = view.state.sliceDoc(at, Math.min(view.state.doc.length, at + 6));
  const end = open === '<' ? /^\s*\/?>/ : /^\s*[%>]?\}{1,2}/;
  return end.exec(after)?.[0].length ?? 0;
}

/** What it takes, and where it is from. */
function detailOf({ parameters, file, kind }: Component): string {
  const names = parameters.flatMap(({ name }) => (name === null ? [] : [name]));
  if (names.length > 0) return names.slice(0, 4).join(', ');
  return file ?? words.builtIn[kind];
}
