import type { ImageFormat } from '../settings/images';
import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

const formats: Readonly<Record<ImageFormat, string>> = { keep: 'As they are', webp: 'WebP', jpeg: 'JPEG' };

/** The words about pictures and files that come into a post. */
export const mediaWords = {
  adding: 'Adding {name}…',
  addingMany: 'Adding {count} files…',
  progress: 'Adding files',
  progressOf: 'Adding {name}, {done} of {total}',
  stop: 'Stop',
  stays: c('{name} stays in the blog.', '{count} files stay in the blog.'),
  remove: c('Remove it', 'Remove them'),
  removed: c('{name} was moved to the trash.', '{count} files were moved to the trash.'),
  namesAndMore: '{names} and {count} more',
  alsoStay: c('{count} other file stays, too: {names}.', '{count} other files stay, too: {names}.'),
  added: c('{count} file added.', '{count} files added.'),
  reused: 'The blog has this file already, so it is used from {path}.',
  stopped: c('Stopped. {count} file was added.', 'Stopped. {count} files were added.'),
  unreadable:
    '{name} could not be read, so it was not added. It may be a folder, or have been moved meanwhile.',
  alsoNotAdded: c(
    '{count} other file was not added either: {names}.',
    '{count} other files were not added either: {names}.',
  ),
  notText: '{name} is not plain text, so nothing was put into the post.',
  dropHere: 'Drop to add to the post',
  alt: {
    region: 'Describe the picture',
    field: 'Description of {name}',
    hint: 'What it shows, for those who cannot see it',
    of: '{at} of {total}',
    waits: '{name} waits for its description. F6 goes there.',
    done: 'Add',
    skip: 'Skip',
  },
  settings: {
    title: 'Images',
    part: 'When a picture is pasted or dropped',
    shrink: 'Make wide pictures smaller',
    maxWidth: 'Largest width, in pixels',
    format: 'Format',
    formats,
    formatHint: 'Pictures that are as you want them keep every byte of their pixels.',
    quality: 'Quality, in per cent',
    metadata: 'Keep what the camera wrote into it',
    metadataHint: 'Where and when a picture was taken, and with what. It is taken out unless you keep it.',
    askAlt: 'Ask for a description',
    askAltHint: 'The words that stand for the picture where it cannot be seen.',
  },
} as const;
