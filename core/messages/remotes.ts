import type { CloneStage } from '../publish/clone-progress';

export const cloneStages: Readonly<Record<CloneStage, string>> = {
  reaching: 'Reaching the server…',
  preparing: 'The server gets the posts ready…',
  receiving: 'Copying the posts and their history…',
  unpacking: 'Unpacking…',
  writing: 'Writing the files…',
  'large-files': 'Fetching large files…',
};

export const cloneWords = {
  stop: 'Stop',
  stopping: 'Stopping…',
  unchecked: 'Clone it as it is',
} as const;
