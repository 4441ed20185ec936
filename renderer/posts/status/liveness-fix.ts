import { en } from '#core/messages/en';
import { dateNow } from '#core/posts/dates/date-now';
import { formOfDate, zoneOfDate } from '#core/posts/dates/site-zone';
import { FieldNotEditable, unsetField } from '#core/posts/front-matter/front-matter';
import { isTextValue } from '#core/posts/front-matter/text-value';
import type { Fix } from '#core/posts/status/checklist';
import { afterDialog } from '../../app/after-dialog';
import type { Workspace } from '../../app/workspace';
import { frontMatterHead, rulesFacet } from '../../editor/front-matter';
import { fieldText } from '../properties/chips';
import { setProperty } from '../properties/set-property';

/**
 * Does what a line of the checklist offers. What needs a dialog or the text closes the checklist first; what is done at
 * once leaves it open and has it look again.
 */
export async function runFix(workspace: Workspace, fix: Fix, postId: string): Promise<void> {
  const { liveness, commands, changes, posts, ui, openLink } = workspace;
  switch (fix.kind) {
    case 'command':
      if (fix.id === 'post.save') {
        await posts.save();
        await liveness.again();
        return;
      }
      liveness.close();
      afterDialog(() => commands.run(fix.id));
      return;
    case 'change':
      liveness.close();
      afterDialog(() => void changes.ask(fix.change));
      return;
    case 'date-now':
      if (setDate(workspace, fix.field, postId)) await liveness.again();
      else ui.say(en.properties.fieldRefused);
      return;
    case 'unset':
      if (takeOut(workspace, fix.field, postId)) await liveness.again();
      else ui.say(en.properties.fieldRefused);
      return;
    case 'line':
      liveness.close();
      afterDialog(() => showLine(workspace, fix.line));
      return;
    case 'link':
      openLink(fix.url);
      return;
  }
}

function openDocument({ posts }: Workspace, postId: string) {
  const now = posts.current.get();
  return now.kind === 'open' && now.document.id === postId ? now.document : null;
}

function takeOut(workspace: Workspace, field: string, postId: string): boolean {
  const document = openDocument(workspace, postId);
  if (document === null) return false;
  try {
    const state = document.state();
    const rules = state.facet(rulesFacet);
    const changes = unsetField(frontMatterHead(state.doc, rules), field, rules);
    document.apply({
      changes: changes.map(({ from, to, insert }) => ({ from, to, insert })),
      userEvent: 'input.property',
    });
    return true;
  } catch (error) {
    if (error instanceof FieldNotEditable) return false;
    throw error;
  }
}

function setDate(workspace: Workspace, field: string, postId: string): boolean {
  const document = openDocument(workspace, postId);
  const state = workspace.blog.state.get();
  const facts = workspace.editor.facts.get();
  if (document === null || state.kind !== 'open' || facts === null) return false;
  const sample = fieldText(facts.frontMatter.fields.get(field));
  const { from, to } = facts.frontMatter;
  const quoted = isTextValue(document.state().sliceDoc(from, to), field);
  const zone = zoneOfDate(sample, state.blog.model, quoted);
  const form = formOfDate(sample, state.blog.model, quoted);
  return setProperty(document, field, dateNow(form, Date.now(), zone));
}

/** Shows a line of the post in the editor, from 1. */
export function showLine({ editor }: Workspace, number: number): void {
  const view = editor.view();
  if (view === null) return;
  const line = view.state.doc.line(Math.min(number, view.state.doc.lines));
  view.dispatch({
    selection: { anchor: line.from, head: line.to },
    scrollIntoView: true,
    userEvent: 'select.search',
  });
  view.focus();
}
