import { GitBranch } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { trustWords } from '#core/messages/trust';
import { Problem } from '../app/problem';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';

/** Says that a folder is not in Git yet, and offers the one thing to do about it. */
export function RepositoryBanner() {
  const { blog } = useWorkspace();
  const state = useStore(blog.state);
  const { running, failed } = useStore(blog.repositoryStart);
  if (state.kind !== 'open') return null;
  const { repository } = state.blog;
  if (repository.kind === 'refused') {
    return (
      <div className="banner">
        <GitBranch />
        <span>{trustWords.refused[repository.why]}</span>
      </div>
    );
  }
  if (repository.kind !== 'none') return null;
  return (
    <div className="banner">
      <GitBranch />
      <span>{en.repository.none}</span>
      <span className="grow" />
      <Button className="btn outlined" isDisabled={running} onPress={() => void blog.startRepository()}>
        {running ? en.repository.starting : en.repository.start}
      </Button>
      {failed && <Problem>{failed.sentence}</Problem>}
    </div>
  );
}
