import './blog-settings.css';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { ContentModel } from '#core/blog/model';
import { decidedFacts, type Fact, FIELDS, type Field } from '#core/blog/overrides/overrides';
import {
  canSave,
  isLocked,
  isRefused,
  modelOnPage,
  type SettingsPage,
} from '#core/blog/overrides/settings-page';
import { OverridePlace } from '#core/blog/overrides/view';
import { patternOf } from '#core/blog/permalink-pattern';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { en, format } from '#core/messages/en';
import { describePermalink } from '#core/posts/url/describe-permalink';
import { Problem } from '../app/problem';
import { Sheet } from '../app/sheet';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { Choice, FolderLine, Line } from './blog-settings-controls';
import { Drafts } from './blog-settings-drafts';
import { FactRow } from './blog-settings-fact';
import { Folders } from './blog-settings-folders';
import type { BlogSettingsState, BlogSettingsStore } from './blog-settings-store';

/** How Longhand reads the open blog, why, and what the author says instead. Nothing is written before Save. */
export default function BlogSettings({ onClose }: { onClose: () => void }) {
  const { blogSettings } = useWorkspace();
  const [store, setStore] = useState<BlogSettingsStore | null>(null);
  useEffect(() => void blogSettings().then(setStore), [blogSettings]);
  return store && <Page store={store} onClose={onClose} />;
}

function Page({ store: blogSettings, onClose }: { store: BlogSettingsStore; onClose: () => void }) {
  const { ui } = useWorkspace();
  const state = useStore(blogSettings.state);
  useEffect(() => void blogSettings.read(), [blogSettings]);
  const save = async () => {
    if (!(await blogSettings.save())) return;
    onClose();
    ui.say(words.saved);
  };
  return (
    <Sheet
      title={words.title}
      lead={words.lead}
      onClose={onClose}
      dismissable={state.kind !== 'open' || !state.saving}
    >
      <Body state={state} store={blogSettings} />
      {state.kind === 'open' && <Place page={state.page} store={blogSettings} />}
      {state.kind === 'open' && state.failed && (
        <div className="body">
          <Problem>{state.failed.sentence}</Problem>
        </div>
      )}
      <footer>
        {state.kind === 'open' && decidedFacts(state.page.chosen).length > 0 && (
          <Button
            className="btn settings-footer-start"
            isDisabled={state.saving}
            onPress={blogSettings.resetAll}
          >
            {words.resetAll}
          </Button>
        )}
        <span className="grow" />
        <Button className="btn" onPress={onClose} isDisabled={state.kind === 'open' && state.saving}>
          {en.app.cancel}
        </Button>
        <Button
          className="btn primary"
          isDisabled={state.kind !== 'open' || state.saving || !canSave(state.page)}
          onPress={() => void save()}
        >
          {state.kind === 'open' && state.saving ? words.saving : words.save}
        </Button>
      </footer>
    </Sheet>
  );
}

function Body({ state, store }: { state: BlogSettingsState; store: BlogSettingsStore }) {
  switch (state.kind) {
    case 'reading':
      return (
        <div className="body settings-body" aria-busy="true">
          <p className="late">{words.reading}</p>
        </div>
      );
    case 'failed':
      return (
        <div className="body settings-body">
          <Problem>{state.failed.sentence}</Problem>
        </div>
      );
    case 'open':
      return (
        <div className="body settings-body">
          <FileProblems page={state.page} />
          <Facts page={state.page} disabled={state.saving} store={store} />
        </div>
      );
  }
}

function FileProblems({ page }: { page: SettingsPage }) {
  const { name, problems, readable } = page.view.repository;
  if (problems.length === 0) return null;
  return (
    <Problem>
      <ul className="file-problems">
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>{format(words.fileProblem, { line, file: name, message })}</li>
        ))}
      </ul>
      {!readable && <p>{format(words.fileUnreadable, { file: name })}</p>}
    </Problem>
  );
}

function Facts({
  page,
  disabled,
  store,
}: {
  page: SettingsPage;
  disabled: boolean;
  store: BlogSettingsStore;
}) {
  const { choose } = store;
  const model = modelOnPage(page);
  const { found } = page.view;
  const off = (fact: Fact) => disabled || isLocked(page, fact);
  const row = (fact: Fact, foundWords: string, children: ReactNode) => (
    <FactRow
      fact={fact}
      page={page}
      found={foundWords}
      generator={model.generator}
      onReset={() => choose(fact, undefined)}
    >
      {children}
    </FactRow>
  );
  const extensions = Object.fromEntries(
    [...new Set(['.md', '.markdown', '.mdx', found.extension, model.extension])].map((each) => [each, each]),
  );
  const pattern = patternOf(model);
  const known = page.view.folders;
  return (
    <div className="facts">
      {row(
        'generator',
        words.generators[page.view.generator],
        <Choice
          quiet
          label={words.facts.generator}
          value={model.generator}
          options={words.generators}
          disabled={off('generator')}
          onChange={(generator) => choose('generator', generator)}
        />,
      )}
      {row(
        'folders',
        found.contentFolders.map(({ path }) => path || words.folder.own).join(', '),
        <Folders
          folders={page.chosen.folders ?? model.contentFolders}
          known={known}
          disabled={off('folders')}
          onChange={(folders) => choose('folders', folders)}
        />,
      )}
      {row(
        'drafts',
        draftWords(found),
        <Drafts
          rule={model.draftRule}
          field={found.fields.draft}
          known={known}
          disabled={off('drafts')}
          onChange={(rule) => choose('drafts', rule)}
        />,
      )}
      {row(
        'fields',
        fieldWords(page, found),
        <div className="field-names">
          {FIELDS.map((field) => (
            <Line
              key={field}
              label={words.fieldNames[field]}
              value={page.chosen.fields?.[field] ?? found.fields[field]}
              disabled={off('fields')}
              onChange={(name) => choose('fields', withField(page, field, name))}
            />
          ))}
        </div>,
      )}
      {row(
        'frontMatter',
        words.frontMatters[found.frontMatter],
        <Choice
          quiet
          label={words.facts.frontMatter}
          value={model.frontMatter}
          options={words.frontMatters}
          disabled={off('frontMatter')}
          onChange={(style) => choose('frontMatter', style)}
        />,
      )}
      {row(
        'naming',
        words.namings[found.naming],
        <Choice
          quiet
          label={words.facts.naming}
          value={model.naming}
          options={words.namings}
          disabled={off('naming')}
          onChange={(naming) => choose('naming', naming)}
        />,
      )}
      {row(
        'extension',
        found.extension,
        <Choice
          quiet
          className="short"
          label={words.facts.extension}
          value={model.extension}
          options={extensions}
          disabled={off('extension')}
          onChange={(extension) => choose('extension', extension)}
        />,
      )}
      {row(
        'images',
        found.assetsFolder || words.folder.own,
        <FolderLine
          quiet
          label={words.facts.images}
          value={model.assetsFolder}
          folders={[]}
          refused={isRefused(page, 'images')}
          disabled={off('images')}
          onChange={(path) => choose('images', path)}
        />,
      )}
      {row(
        'future',
        words.futures[found.dates.future],
        <Choice
          quiet
          label={words.facts.future}
          value={model.dates.future}
          options={words.futures}
          disabled={off('future')}
          onChange={(future) => choose('future', future)}
        />,
      )}
      {row(
        'timezone',
        found.dates.timezone ?? words.timezoneLocal,
        <Line
          quiet
          label={words.facts.timezone}
          placeholder={words.timezoneLocal}
          value={model.dates.timezone ?? ''}
          refused={isRefused(page, 'timezone')}
          disabled={off('timezone')}
          onChange={(zone) => choose('timezone', zone === '' ? null : zone)}
        />,
      )}
      {row(
        'permalink',
        patternOf(found) || describePermalink(found.permalink) || words.foundNothing,
        pattern === null ? (
          // Where there is no one pattern to overrule: its routes, or one for each section.
          <p className="fact-told">{describePermalink(found.permalink)}</p>
        ) : (
          <Line
            quiet
            label={words.facts.permalink}
            placeholder={words.permalinkHint}
            value={page.chosen.permalink ?? patternOf(found) ?? ''}
            refused={isRefused(page, 'permalink')}
            disabled={off('permalink')}
            onChange={(text) => choose('permalink', text === '' ? undefined : text)}
          />
        ),
      )}
    </div>
  );
}

/** The names that are decided, with one of them changed; none when every one is as it was found. */
function withField(page: SettingsPage, field: Field, name: string): Partial<Record<Field, string>> {
  const { [field]: _, ...others } = page.chosen.fields ?? {};
  return name === page.view.found.fields[field] ? others : { ...others, [field]: name };
}

function fieldWords({ chosen }: SettingsPage, found: ContentModel): string {
  return FIELDS.filter((field) => chosen.fields?.[field] !== undefined)
    .map((field) => found.fields[field])
    .join(', ');
}

function draftWords({ draftRule: rule }: ContentModel): string {
  switch (rule.kind) {
    case 'flag':
      return `${rule.field}: ${rule.draftValue}`;
    case 'folder':
      return rule.path;
    case 'status':
      return `${rule.field}: ${rule.draftValues.join(', ')}`;
    case 'none':
      return words.foundNothing;
  }
}

function Place({ page, store }: { page: SettingsPage; store: BlogSettingsStore }) {
  const { name, readable } = page.view.repository;
  return (
    <RadioGroup
      className="place"
      value={page.place}
      onChange={(value) => store.keepIn(OverridePlace.parse(value))}
    >
      <Label className="label">{words.place}</Label>
      <Radio value="repository" className="place-choice" isDisabled={!readable}>
        <span className="dot" aria-hidden="true" />
        <span>
          {words.places.repository}
          <small>{format(words.places.repositoryHint, { file: name })}</small>
        </span>
      </Radio>
      <Radio value="app" className="place-choice">
        <span className="dot" aria-hidden="true" />
        <span>
          {words.places.app}
          <small>{words.places.appHint}</small>
        </span>
      </Radio>
    </RadioGroup>
  );
}
