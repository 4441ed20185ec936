import './welcome.css';
import { FolderOpen, GitBranch, NotebookPen, Sparkle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { Problem } from '../app/problem';
import { Status } from '../app/status';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import type { BlogState } from './store';

/** The window without a blog: the ways to open one. */
export function Welcome({ state }: { state: BlogState }) {
  const { blog, commands } = useWorkspace();
  const recent = useStore(blog.recent);
  if (state.kind === 'starting') return <div className="welcome" aria-busy="true" />;
  const opening = state.kind === 'opening';
  return (
    <main className="welcome">
      <div className="welcome-page">
        <h1>{en.welcome.title}</h1>
        <p className="welcome-lead">{en.welcome.lead}</p>
        {state.kind === 'none' && state.failed && <Problem>{state.failed.sentence}</Problem>}
        <Status className="welcome-status">
          {opening && <span className="late">{en.welcome.opening}</span>}
        </Status>
        <div className="welcome-ways">
          <Way
            icon={<FolderOpen />}
            hint={en.welcome.openHint}
            disabled={opening}
            onPress={() => commands.run('blog.open')}
          >
            {en.welcome.open}
          </Way>
          <Way
            icon={<GitBranch />}
            hint={en.welcome.cloneHint}
            disabled={opening}
            onPress={() => commands.run('blog.clone')}
          >
            {en.welcome.clone}
          </Way>
          <Way
            icon={<NotebookPen />}
            hint={en.welcome.createHint}
            disabled={opening}
            onPress={() => commands.run('blog.create')}
          >
            {en.welcome.create}
          </Way>
          <Way
            icon={<Sparkle />}
            hint={en.welcome.sampleHint}
            disabled={opening}
            onPress={() => commands.run('blog.sample')}
          >
            {en.welcome.sample}
          </Way>
        </div>
        {recent.length > 0 && (
          <section className="welcome-recent" aria-label={en.welcome.recent}>
            <h2>{en.welcome.recent}</h2>
            <ul>
              {recent.map((each) => (
                <li key={each.id}>
                  <Button
                    className="recent"
                    isDisabled={opening}
                    onPress={() => void blog.openRecent(each.id)}
                  >
                    <b>{each.name}</b>
                    <small>
                      {each.folder}
                      {each.missing && ` · ${en.welcome.missing}`}
                    </small>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-drop">{en.welcome.drop}</p>
      </div>
    </main>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function Way({ icon, hint, disabled, onPress, children }: WayProps) {
  const id = `way-${children.replace(/\W+/g, '-')}`;
  return (
    <Button
      className="way"
      aria-label={children}
      aria-describedby={id}
      isDisabled={disabled}
      onPress={onPress}
    >
      {icon}
      <span>
        <b>{children}</b>
        <small id={id}>{hint}</small>
      </span>
    </Button>
  );
}
