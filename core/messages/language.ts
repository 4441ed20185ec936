import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** The words of counts, outline, spelling and grammar. */
export const languageWords = {
  section: 'Language',
  counts: {
    title: 'Counts',
    open: '{words}. Counts and goal',
    post: 'Post',
    selection: 'Selection',
    words: 'Words',
    characters: 'Characters',
    charactersNoSpaces: 'Without spaces',
    sentences: 'Sentences',
    paragraphs: 'Paragraphs',
    minutes: 'Minutes to read',
    selected: '{selected} of {words}',
    goal: 'Goal for this session, in words',
    goalHint: 'Counted from how long the post was when you opened it. Empty is no goal.',
    progress: '{written} / {goal}',
    progressLabel: 'Session goal',
    written: c('{count} word written in this session', '{count} words written in this session'),
    reached: 'You have reached your goal: {goal} words.',
  },
  spelling: {
    menu: { learn: 'Add “{word}” to my dictionary', noSuggestions: 'No suggestions' },
    title: 'Spelling',
    on: 'Check spelling while you write',
    onHint:
      'In the language of each post, as the blog or its front matter says. Code and addresses are left alone.',
    languages: 'Languages to check in instead',
    languagesHint: 'Such as en-GB, de. Empty is the language of the post.',
    badLanguages: 'There is no dictionary for {list}.',
    downloads: 'Fetch missing dictionaries from Google',
    downloadsHint:
      'Off, nothing leaves this computer. On, the dictionary of a language is fetched once, from redirector.gvt1.com.',
    checking: 'Checking in {list}.',
    missing: 'Not checked: the dictionary for {list} is not on this computer.',
    nothing: 'There is no dictionary for the language of this post.',
    native: 'Checked by the system, in the languages that are set there.',
    dictionary: 'My dictionary',
    word: 'A word',
    add: 'Add',
    remove: 'Remove {word}',
    empty: 'No words yet. Add them here, or by a right click on a word that is marked.',
  },
  outline: {
    title: 'Outline',
    headings: 'Headings',
    none: 'No headings yet. A line that begins with # is one.',
    untitled: 'Heading without words',
    close: 'Close the outline',
  },
} as const;
