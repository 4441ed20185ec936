import { en } from '#core/messages/en';

/** What Git or the remote said, word for word; nothing when it said nothing. */
export function Said({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <div className="said">
      <b>{en.publish.said}</b>
      <pre>{words}</pre>
    </div>
  );
}
