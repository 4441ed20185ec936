import './liveness.css';
import { Button } from 'react-aria-components/Button';
import { format } from '#core/messages/en';
import { livenessWords as words } from '#core/messages/liveness';
import { statusOf } from '#core/posts/status/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** Says beside a post's title that it is not on the site, and leads to why. Nothing for one that is. */
export function LivenessChip({ id }: { id: string }) {
  const { posts, blog, commands } = useWorkspace();
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  if (list.kind !== 'ready' || state.kind !== 'open') return null;
  const post = list.posts.find((each) => each.id === id);
  if (post === undefined) return null;
  const status = statusOf(post, state.blog.model, new Date().toISOString());
  if (status === 'live') return null;
  return (
    <Button
      className="liveness-chip"
      data-status={status}
      aria-label={format(words.statusHint, { status: words.status[status] })}
      onPress={() => commands.run('post.whyNotLive')}
    >
      {words.status[status]}
    </Button>
  );
}
