import { Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { isPost } from '#core/blog/post-path';
import { counted } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import type { Review } from '#core/publish/model';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

const words = reviewWords.others;
/** More are not listed; what goes out is chosen by hand. */
const MOST = 200;

/** What else was changed in the blog, to be taken along or left; and what was taken, to be left again. */
export function OtherChanges({ review, busy }: { review: Review; busy: boolean }) {
  const { publish, blog, posts } = useWorkspace();
  const state = useStore(blog.state);
  const list = useStore(posts.list);
  if (state.kind !== 'open') return null;
  const { model } = state.blog;
  const titles = new Map(list.kind === 'ready' ? list.posts.map(({ id, title }) => [id, title]) : []);
  const [, ...taken] = review.paths;
  const shown = [
    ...taken.map((path) => ({ path, isTaken: true })),
    ...review.others.slice(0, MOST).map(({ path }) => ({ path, isTaken: false })),
  ];
  if (shown.length === 0) return null;
  const others = review.others.map(({ path }) => path).filter((path) => isPost(path, model));
  return (
    <Disclosure className="others">
      <Button slot="trigger" className="btn plain">
        {counted(words.title, review.others.length)}
      </Button>
      <DisclosurePanel>
        <ul aria-label={words.label} aria-busy={busy}>
          {shown.map(({ path, isTaken }) => (
            <li key={path}>
              <Checkbox
                className="check"
                isSelected={isTaken}
                isDisabled={busy}
                onChange={(included) => void publish.include([path], included)}
              >
                <span className="box">
                  <Check />
                </span>
                <span>
                  {titles.get(path) ?? path} {titles.has(path) && <span className="where">{path}</span>}
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
        {others.length > 1 && (
          <Button
            className="btn outlined"
            isDisabled={busy}
            onPress={() => void publish.include(others, true)}
          >
            {words.all}
          </Button>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
