import { reviewWords } from '#core/messages/review';
import type { FieldChange } from '#core/publish/field-changes';

/** What became of a post's fields: old and new value, lists item by item. */
export function FieldList({ fields }: { fields: readonly FieldChange[] }) {
  return (
    <dl className="field-changes" aria-label={reviewWords.files.fields}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.name}</dt>
          <dd>
            <Field field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Field({ field }: { field: FieldChange }) {
  switch (field.kind) {
    case 'added':
      return <ins>{field.after || reviewWords.files.nothing}</ins>;
    case 'removed':
      return <del>{field.before || reviewWords.files.nothing}</del>;
    case 'changed':
      return (
        <>
          <del>{field.before || reviewWords.files.nothing}</del>{' '}
          <ins>{field.after || reviewWords.files.nothing}</ins>
        </>
      );
    case 'list':
      return field.items.map(({ kind, text }) => (
        <span key={`${kind} ${text}`} className="item">
          {kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text}
        </span>
      ));
  }
}
