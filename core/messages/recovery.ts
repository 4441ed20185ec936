import type { RecoveredChange } from '../publish/recovery/model';

/** What an author reads after the app or the computer was stopped in the middle of publishing. */
export const recoveryWords = {
  label: 'What became of an interrupted publish',
  changes: {
    recorded: 'Longhand was stopped while it published. The change is recorded, once: {subject}.',
    'not-recorded':
      'Longhand was stopped before the change was recorded: {subject}. Your text is saved; publish it again.',
    unclear:
      'Longhand was stopped while it recorded a change, and the branch went on since: {subject}. Nothing was touched; look at the post’s history before you publish it again.',
  } satisfies Readonly<Record<RecoveredChange['kind'], string>>,
  waits: 'It waits to be sent.',
  elsewhere: 'It is on the branch {branch}, which is not open now.',
  pulled: 'Bringing in newer changes was cut short. It is complete now.',
  kept: 'What you wrote in {paths} since was kept as it is.',
  leftOver:
    'A Git command was cut short and left {names} behind, which keeps you from publishing. No program is using it.',
  send: 'Send it',
  remove: 'Remove what is left',
  removed: 'What was left behind is removed. You can publish.',
  nothingLeft: 'Nothing was left behind.',
} as const;
