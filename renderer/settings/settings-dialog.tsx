import './settings.css';
import { Button } from 'react-aria-components/Button';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { en } from '#core/messages/en';
import { settingsWords as words } from '#core/messages/settings';
import { Sheet } from '../app/sheet';
import { sections } from './sections';

interface SettingsDialogProps {
  /** The section that is open at first; the first one without it. */
  readonly first?: string;
  readonly onClose: () => void;
}

/** The author's preferences. There is nothing to save: what is changed holds at once. */
export default function SettingsDialog({ first, onClose }: SettingsDialogProps) {
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Tabs
        className="settings-tabs"
        orientation="vertical"
        {...(first === undefined ? {} : { defaultSelectedKey: first })}
      >
        <TabList aria-label={words.sections} items={sections}>
          {({ id, title }) => <Tab id={id}>{title}</Tab>}
        </TabList>
        {sections.map(({ id, Content }) => (
          <TabPanel key={id} id={id} className="settings-panel">
            <Content />
          </TabPanel>
        ))}
      </Tabs>
      <footer>
        <span className="grow" />
        <Button className="btn primary" onPress={onClose}>
          {en.app.close}
        </Button>
      </footer>
    </Sheet>
  );
}
