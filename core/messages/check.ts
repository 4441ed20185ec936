import type { CheckKind } from '../posts/check';
import type { IgnoredHold } from '../posts/post';

/** What an author reads about the problems of a blog's posts (`longhand check`). */
export const checkWords = {
  problems: {
    'front-matter': 'The front matter cannot be read: {message}',
    encoding: 'This file is not UTF-8 text, so generators may garble or refuse it.',
    unreadable: '{message}',
    ignored: '{message}',
    date: '{message}',
    'date-in-name': 'The file name begins with a date that does not exist: {value}.',
    'link-broken': 'This link leads nowhere: {target}',
    'link-case': 'This link has other capitals than what it leads to: {target} is {found}.',
    'image-missing': 'This image is not in the blog: {target}',
    'image-case': 'This image has other capitals than its file: {target} is {found}.',
    'image-alt': 'This image has no description (alt text): {target}',
    'image-large': 'This image is {size}, which is slow to load: {target}',
    'url-duplicate': 'Another post has the same address, {url}: {other}',
    'slug-duplicate': 'Another post has the same slug, {slug}: {other}',
  } satisfies Record<CheckKind, string>,
  dates: {
    empty:
      'The field “date” is empty, and Jekyll stops the whole build at that. Write a date, or take the field out.',
    unreadable: '“{value}” in {field} is no date that can be read.',
    refused:
      '“{value}” in {field} is no date that {generator} reads. It takes 2024-05-06, or 2024-05-06T07:08:00 with seconds.',
  },
  ignored: {
    'ignored-name': 'It is not named as the generator wants, so it is not on the site.',
    'ignored-place': 'It lies where the generator does not look, so it is not on the site.',
    excluded: 'The configuration leaves it out, so it is not on the site.',
    shadowed: 'Something else is in its place, so it is not on the site.',
  } satisfies Record<IgnoredHold, string>,
  outside:
    'The configuration takes posts from {source}, which is outside of this folder. Longhand does not open them.',
  size: '{count} MB',
  cannotRead: 'This post cannot be read: {reason}.',
} as const;
