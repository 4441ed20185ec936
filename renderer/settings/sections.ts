import type { ComponentType } from 'react';
import { languageSection } from '../editor/language/language-section';
import { imagesSection } from '../media/images-section';
import { signInsSection } from '../publish/sign-in/sign-ins-section';
import { appearanceSection } from './sections/appearance';
import { snippetsSection } from './sections/snippets';
import { writingSection } from './sections/writing';

/** One page of the settings. It reads and changes the settings by itself; everything takes effect at once. */
export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  readonly Content: ComponentType;
}

/** The sections in the order of their tabs. A new one is a file of its noun, and a line here. */
export const sections: readonly SettingsSection[] = [
  writingSection,
  languageSection,
  appearanceSection,
  imagesSection,
  snippetsSection,
  signInsSection,
];
