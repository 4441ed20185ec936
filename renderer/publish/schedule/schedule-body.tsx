import './schedule.css';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import type { ContentModel } from '#core/blog/model';
import { en, format } from '#core/messages/en';
import { scheduleWords as words } from '#core/messages/schedule';
import { summarise } from '#core/posts/facts';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { ReviewFile } from '#core/publish/model';
import { nameOf, planSchedule, type ScheduleWay } from '#core/publish/schedule/plan';
import { Problem } from '../../app/problem';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { useTexts } from '../review/use-texts';
import type { PublishView } from '../view';
import { ownZone, tomorrow } from './when';

type ScheduleView = Extract<PublishView, { kind: 'schedule' }>;

/** Chooses when a post is shown to readers, and how that comes about. */
export function ScheduleBody({ view }: { view: ScheduleView }) {
  const { blog } = useWorkspace();
  const state = useStore(blog.state);
  const file = view.review.files.find(({ path }) => path === view.review.posts[0]?.id);
  if (state.kind !== 'open' || file === undefined) return null;
  return <Choice view={view} file={file} model={state.blog.model} />;
}

function Choice({ view, file, model }: { view: ScheduleView; file: ReviewFile; model: ContentModel }) {
  const { publish } = useWorkspace();
  const texts = useTexts(file);
  const [wall, setWall] = useState(() => tomorrow(Date.now()));
  const [chosen, setChosen] = useState<ScheduleWay | null>(null);
  const zone = ownZone();
  const text = texts?.after ?? null;
  const post = useMemo(() => {
    if (text === null) return null;
    const { fields, from, to } = readFrontMatter(text, frontMatterRules(model, file.path));
    return {
      fields,
      header: text.slice(from, to),
      summary: summarise({ id: file.path, text, modified: 0, model }),
    };
  }, [text, model, file.path]);
  if (post === null) return <p className="body late">{en.publish.looking}</p>;
  const { summary, ...written } = post;
  const plan = planSchedule({ post: summary, ...written, model, wall, zone, now: Date.now() });
  const way = plan.ways.find((one) => one === chosen) ?? plan.ways[0] ?? 'keep';
  const ready = plan.refused === null && !view.busy;
  const go = () => {
    if (plan.at !== null && ready)
      void publish.scheduleFor({ way, at: plan.at, field: plan.field, date: plan.date });
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <div className="body schedule">
        <TextField
          className="field"
          type="datetime-local"
          value={wall}
          onChange={setWall}
          isInvalid={plan.refused !== null}
          autoFocus
        >
          <Label className="label">{words.when}</Label>
          <Input className="input" />
          <Text slot="description" className="hint">
            {plan.refused ?? format(words.zone, { zone: zone.replaceAll('_', ' ') })}
          </Text>
        </TextField>
        <RadioGroup className="radio-cards" value={way} onChange={(value) => setChosen(value as ScheduleWay)}>
          <Label className="label">{words.how}</Label>
          {plan.ways.map((one) => (
            <Radio key={one} value={one} className="radio-card">
              <span className="dot" aria-hidden="true" />
              <span>
                {format(words.ways[one], { generator: nameOf(model) })}
                <small>{words.ways[`${one}Hint`]}</small>
              </span>
            </Radio>
          ))}
        </RadioGroup>
        {plan.refused === null && (
          <ul className="notes" aria-live="polite">
            {plan.notes[way].map((note) => (
              <li key={note}>{note}</li>
            ))}
            <li>{format(words.written, { field: plan.field, date: plan.date })}</li>
          </ul>
        )}
        {view.failed && <Problem>{view.failed.sentence}</Problem>}
      </div>
      <footer>
        <Button className="btn" onPress={publish.backToReview} isDisabled={view.busy}>
          {words.back}
        </Button>
        <span className="grow" />
        <Button className="btn" onPress={publish.close} isDisabled={view.busy}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {way === 'send' ? words.sendVerb : words.verb}
        </Button>
      </footer>
    </Form>
  );
}
