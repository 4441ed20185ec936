import type { ContentModel, Evidence } from '../model';
import { patternOf } from '../permalink-pattern';
import {
  applyOverrides,
  BlogOverrides,
  decidedFacts,
  FACTS,
  type Fact,
  factOf,
  mergeOverrides,
} from './overrides';
import { sameDecision } from './same-decision';
import type { OverridePlace, OverridesView } from './view';

/** The blog settings page: what was found and kept, what the author has chosen so far, and where it is to be kept. */
export interface SettingsPage {
  readonly view: OverridesView;
  readonly chosen: BlogOverrides;
  readonly place: OverridePlace;
}

/** The page as it opens: nothing is chosen yet but what is kept already, in the place where it is kept. */
export function settingsPage(view: OverridesView): SettingsPage {
  const { repository, app } = view;
  const byApp = decidedFacts(app).length > 0 && decidedFacts(repository.values).length === 0;
  return { view, chosen: kept(view), place: repository.readable && !byApp ? 'repository' : 'app' };
}

function kept({ repository, app }: OverridesView): BlogOverrides {
  return mergeOverrides(repository.values, app);
}

/** The page after a choice. Undefined leaves the fact to detection; so does the very value that was found. */
export function chooseFact<F extends Fact>(
  page: SettingsPage,
  fact: F,
  value: BlogOverrides[F],
): SettingsPage {
  if (isLocked(page, fact)) return page;
  const rest = only(page.chosen, (each) => each !== fact);
  const decided = value !== undefined && !sameDecision(value, foundValue(page.view, fact));
  return { ...page, chosen: decided ? { ...rest, [fact]: value } : rest };
}

/** The page with every choice undone that can be undone from here. */
export function resetAll(page: SettingsPage): SettingsPage {
  return { ...page, chosen: page.place === 'app' ? page.view.repository.values : {} };
}

/** The page with another place. What the repository decides cannot be decided otherwise on one computer. */
export function keepIn(page: SettingsPage, place: OverridePlace): SettingsPage {
  const chosen = place === 'app' ? mergeOverrides(page.view.repository.values, page.chosen) : page.chosen;
  return { ...page, place, chosen };
}

/** What is to be kept in the page's place. */
export function valuesToKeep({ view, chosen, place }: SettingsPage): BlogOverrides {
  if (place === 'repository') return chosen;
  return only(chosen, (fact) => view.repository.values[fact] === undefined);
}

/** Whether there is something to save, and all of it is something Longhand can act on. */
export function canSave(page: SettingsPage): boolean {
  if (FACTS.some((fact) => isRefused(page, fact))) return false;
  const { repository, app } = page.view;
  const values = valuesToKeep(page);
  if (page.place === 'app') return !sameDecision(values, app);
  return !sameDecision(values, repository.values) || decidedFacts(app).length > 0;
}

/** Whether the repository decides a fact while the settings are to be kept on this computer. */
export function isLocked({ place, view }: SettingsPage, fact: Fact): boolean {
  return place === 'app' && view.repository.values[fact] !== undefined;
}

/** Whether what is chosen for a fact is something that Longhand cannot act on (a name half typed). */
export function isRefused({ chosen }: SettingsPage, fact: Fact): boolean {
  return chosen[fact] !== undefined && !BlogOverrides.shape[fact].safeParse(chosen[fact]).success;
}

/** The choices that Longhand can act on. */
export function acceptedChoices(page: SettingsPage): BlogOverrides {
  return only(page.chosen, (fact) => !isRefused(page, fact));
}

/** The blog as the page shows it: what was found, with what is chosen over it. */
export function modelOnPage({ view, chosen }: SettingsPage): ContentModel {
  return applyOverrides(view.found, chosen, null);
}

/** Why a fact on the page is what it is. */
export type Basis =
  | { readonly kind: 'evidence'; readonly evidence: readonly Evidence[] }
  /** Nothing says so: it is the generator's default, or Longhand's. */
  | { readonly kind: 'default' }
  | { readonly kind: 'said-in-file'; readonly file: string; readonly line: number; readonly locked: boolean }
  | { readonly kind: 'said-here' }
  | { readonly kind: 'unsaved' };

/** Why a fact on the page is what it is. */
export function basisOf(page: SettingsPage, fact: Fact): Basis {
  const { view, chosen } = page;
  if (chosen[fact] === undefined) {
    const evidence = view.found.evidence.filter(
      (item) => factOf(item) === fact || (fact === 'folders' && aboutFolders(item)),
    );
    return evidence.length > 0 ? { kind: 'evidence', evidence } : { kind: 'default' };
  }
  if (!sameDecision(chosen[fact], kept(view)[fact])) return { kind: 'unsaved' };
  if (view.repository.values[fact] === undefined) return { kind: 'said-here' };
  return {
    kind: 'said-in-file',
    file: view.repository.name,
    line: view.repository.lines[fact] ?? 1,
    locked: isLocked(page, fact),
  };
}

/** Facts that the folders show but that are none of their own: languages, and who writes the posts. */
function aboutFolders({ about }: Evidence): boolean {
  return /^(?:languages:|left out:|posts are written by )/.test(about);
}

/** What detection says about a fact, in the shape of a decision about it. Of field names nothing is one by itself. */
export function foundValue(
  { found, generator }: Pick<OverridesView, 'found' | 'generator'>,
  fact: Fact,
): unknown {
  switch (fact) {
    case 'generator':
      return generator;
    case 'folders':
      return found.contentFolders;
    case 'drafts':
      return found.draftRule;
    case 'frontMatter':
      return found.frontMatter;
    case 'fields':
      return {};
    case 'naming':
      return found.naming;
    case 'extension':
      return found.extension;
    case 'images':
      return found.assetsFolder;
    case 'future':
      return found.dates.future;
    case 'timezone':
      return found.dates.timezone;
    case 'permalink':
      return patternOf(found);
  }
}

function only(overrides: BlogOverrides, wanted: (fact: Fact) => boolean): BlogOverrides {
  const facts = decidedFacts(overrides).filter(wanted);
  return Object.fromEntries(facts.map((fact) => [fact, overrides[fact]]));
}
