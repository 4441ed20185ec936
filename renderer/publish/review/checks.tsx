import { Check, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { counted, format } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import { type CheckGroup, grouped, type ReviewCheck, type Severity } from '#core/publish/checks/review-check';
import type { ReviewPost } from '#core/publish/model';
import { Status } from '../../app/status';

const words = reviewWords.checks;
const ICONS = { stop: CircleAlert, problem: TriangleAlert, hint: Info } as const;

interface ChecksProps {
  /** Null while they are looked for. */
  readonly checks: readonly ReviewCheck[] | null;
  readonly onShow: (check: ReviewCheck) => void;
  readonly onDateNow: (check: ReviewCheck) => void;
  /** What goes out; where they are several, each finding says in which it is. */
  readonly posts: readonly ReviewPost[];
  /** What looks like a secret may go out. */
  readonly released: boolean;
  readonly onRelease: (released: boolean) => void;
}

/** What was found in what goes out, the worst first, each kind on a line; one line when there is nothing. */
export function Checks({ checks, onShow, onDateNow, posts, released, onRelease }: ChecksProps) {
  if (checks === null)
    return (
      <Row kind="looking" icon={<span className="dot" />}>
        <Status as="span">{words.looking}</Status>
      </Row>
    );
  const groups = grouped(checks);
  if (groups.length === 0)
    return (
      <Row kind="good" icon={<Check aria-hidden="true" />}>
        <Status as="span">{words.fine}</Status>
      </Row>
    );
  return groups.map((group, n) => (
    <Group key={group.kind} group={group} posts={posts} onShow={onShow} onDateNow={onDateNow}>
      {n === 0 && (
        <Status as="span" className="visually-hidden">
          {counted(words.found, checks.length)}
        </Status>
      )}
      {group.severity === 'stop' && (
        <Checkbox className="check" isSelected={released} onChange={onRelease}>
          <span className="box">
            <Check />
          </span>
          {words.notSecret}
        </Checkbox>
      )}
    </Group>
  ));
}

function Group({
  group,
  posts,
  onShow,
  onDateNow,
  children,
}: {
  group: CheckGroup;
  posts: ChecksProps['posts'];
  onShow: ChecksProps['onShow'];
  onDateNow: ChecksProps['onDateNow'];
  children: ReactNode;
}) {
  const { severity, kind, checks } = group;
  const [only, ...others] = checks;
  const Icon = ICONS[severity];
  const icon = <Icon aria-hidden="true" />;
  const said = <Said severity={severity} />;
  if (only !== undefined && others.length === 0)
    return (
      <Row kind={severity} icon={icon}>
        <span className="sentence">
          {said}
          {only.sentence} {posts.length > 1 && <span className="where">{titleOf(only.path, posts)}</span>}
        </span>
        {children}
        <Help check={only} onShow={onShow} onDateNow={onDateNow} />
      </Row>
    );
  return (
    <Row kind={severity} icon={icon}>
      <Disclosure className="found">
        <span className="found-head">
          <Button slot="trigger" className="btn plain">
            {said}
            {counted(words.groups[kind], checks.length)}
          </Button>
          {children}
        </span>
        <DisclosurePanel>
          <ul>
            {checks.map((check) => (
              <li key={`${check.path}:${check.line}:${check.sentence}`}>
                <span className="sentence">
                  {check.sentence}{' '}
                  <span className="where">
                    {titleOf(check.path, posts)}
                    {check.line !== null && `, ${format(words.at, { line: check.line })}`}
                  </span>
                </span>
                <Help check={check} onShow={onShow} onDateNow={onDateNow} />
              </li>
            ))}
          </ul>
        </DisclosurePanel>
      </Disclosure>
    </Row>
  );
}

/** The title of the post where it is one; else its path. */
const titleOf = (path: string, posts: ChecksProps['posts']): string =>
  posts.find(({ id }) => id === path)?.title ?? path;

const DATES: ReadonlySet<ReviewCheck['kind']> = new Set(['date-old', 'date-missing', 'date-to-come']);

/** The way to put it right at once where there is one; else to the place. */
function Help({
  check,
  onShow,
  onDateNow,
}: Pick<ChecksProps, 'onShow' | 'onDateNow'> & { check: ReviewCheck }) {
  const dated = DATES.has(check.kind);
  return (
    <Button className="btn plain" onPress={() => (dated ? onDateNow(check) : onShow(check))}>
      {dated ? words.dateNow : words.show}
    </Button>
  );
}

const Said = ({ severity }: { severity: Severity }) => (
  <span className="visually-hidden">{words.severities[severity]}: </span>
);

/** A line of the list above the files. */
export function Row({ kind, icon, children }: { kind: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li data-kind={kind}>
      {icon}
      {children}
    </li>
  );
}
