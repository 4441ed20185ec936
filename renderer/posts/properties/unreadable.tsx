import { Button } from 'react-aria-components/Button';
import { en, format } from '#core/messages/en';
import type { FrontMatter } from '#core/posts/front-matter/front-matter';
import { Problem } from '../../app/problem';
import { useWorkspace } from '../../app/workspace';

/** Says where front matter does not parse, and leads there. */
export function Unreadable({ frontMatter }: { frontMatter: FrontMatter }) {
  const { editor } = useWorkspace();
  const { problem } = frontMatter;
  if (!problem) return null;
  const go = () => {
    const view = editor.view();
    if (!view) return;
    const line = view.state.doc.line(Math.min(problem.line, view.state.doc.lines));
    view.dispatch({
      selection: { anchor: line.from, head: line.to },
      scrollIntoView: true,
      userEvent: 'select.search',
    });
    view.focus();
  };
  return (
    <Problem calm>
      {format(en.properties.problem, { line: problem.line, message: problem.message })}
      <br />
      <span className="hint">{en.properties.problemHint}</span>{' '}
      <Button className="btn plain" onPress={go}>
        {format(en.properties.goToLine, { line: problem.line })}
      </Button>
    </Problem>
  );
}
