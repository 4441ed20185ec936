import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a change is never held up by what an unlucky draw finds in code it
 * did not touch. `npm run test:explore` draws new ones, for a person who can then look at what it finds.
 */
fc.configureGlobal({ seed: 1 });
