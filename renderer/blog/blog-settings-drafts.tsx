import type { DraftRule } from '#core/blog/model';
import { isFolderPath } from '#core/blog/overrides/overrides';
import type { FolderChoice } from '#core/blog/overrides/view';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { Choice, FolderLine, Line } from './blog-settings-controls';

interface DraftsProps {
  readonly rule: DraftRule;
  /** The field that says so now, or would. */
  readonly field: string;
  readonly known: readonly FolderChoice[];
  readonly disabled: boolean;
  readonly onChange: (rule: DraftRule) => void;
}

/** How the blog says that a post is not to be shown yet. */
export function Drafts({ rule, field, known, disabled, onChange }: DraftsProps) {
  return (
    <>
      <Choice
        quiet
        label={words.draft.kind}
        value={rule.kind}
        options={words.draftKinds}
        disabled={disabled}
        onChange={(kind) => onChange(ruleOf(kind, field))}
      />
      <DraftDetails rule={rule} known={known} disabled={disabled} onChange={onChange} />
    </>
  );
}

function DraftDetails({ rule, known, disabled, onChange }: Omit<DraftsProps, 'field'>) {
  switch (rule.kind) {
    case 'none':
      return null;
    case 'folder':
      return (
        <FolderLine
          label={words.draft.folder}
          value={rule.path}
          folders={known}
          refused={rule.path === '' || !isFolderPath(rule.path)}
          disabled={disabled}
          onChange={(path) => onChange({ ...rule, path })}
        />
      );
    case 'flag':
      return (
        <div className="draft-details">
          <Line
            label={words.draft.field}
            value={rule.field}
            refused={rule.field === ''}
            disabled={disabled}
            onChange={(field) => onChange({ ...rule, field })}
          />
          <Choice
            label={words.draft.value}
            value={rule.draftValue ? 'true' : 'false'}
            options={{ true: words.draft.on, false: words.draft.off }}
            disabled={disabled}
            onChange={(value) => onChange({ ...rule, draftValue: value === 'true' })}
          />
        </div>
      );
    case 'status':
      return (
        <div className="draft-details">
          <Line
            label={words.draft.field}
            value={rule.field}
            refused={rule.field === ''}
            disabled={disabled}
            onChange={(field) => onChange({ ...rule, field })}
          />
          <Line
            label={words.draft.words}
            value={rule.draftValues.join(', ')}
            disabled={disabled}
            onChange={(text) => onChange({ ...rule, draftValues: text.split(/,\s*/) })}
          />
          <Line
            label={words.draft.published}
            value={rule.publishedValue}
            disabled={disabled}
            onChange={(publishedValue) => onChange({ ...rule, publishedValue })}
          />
        </div>
      );
  }
}

/** A rule of another kind to begin with. */
function ruleOf(kind: DraftRule['kind'], field: string): DraftRule {
  switch (kind) {
    case 'flag':
      return { kind, field, draftValue: field !== 'published' };
    case 'folder':
      return { kind, path: '_drafts' };
    case 'status':
      return { kind, field: 'status', draftValues: ['draft'], publishedValue: 'published' };
    case 'none':
      return { kind };
  }
}
