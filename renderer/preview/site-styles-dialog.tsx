import './preview-pane.css';
import '../posts/changes/changes.css';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { en, format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import type { SiteSheet } from '#core/preview/site-styles';
import { Sheet } from '../app/sheet';
import { Status } from '../app/status';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { shown } from '../bridge/bridge';

const words = previewWords.styles;

/** Asks which style sheets of the blog its pages are shown with. */
export default function SiteStylesDialog({ onClose }: { onClose: () => void }) {
  const { blog, preview, settings, ui } = useWorkspace();
  const state = useStore(blog.state);
  const id = state.kind === 'open' ? state.blog.id : null;
  const [sheets, setSheets] = useState<readonly SiteSheet[] | null>(null);
  const [chosen, choose] = useState<readonly string[]>([]);

  useEffect(() => {
    if (id === null) return;
    let here = true;
    void preview.findSheets(id).then((answer) => {
      if (!here) return;
      if (!answer.ok) {
        ui.say(shown(answer).sentence);
        onClose();
        return;
      }
      const before = settings.settings.get().preview.styles[id]?.paths ?? [];
      const linked = answer.value.filter((sheet) => sheet.linked).map(({ path }) => path);
      setSheets(answer.value);
      choose(before.length > 0 ? before : linked);
    });
    return () => {
      here = false;
    };
  }, [id, preview, settings, ui, onClose]);

  const use = () => {
    if (id === null || !sheets) return;
    // In the order of the list, which is the site's own where it is known.
    const paths = sheets.map(({ path }) => path).filter((path) => chosen.includes(path));
    preview.chooseSheets(id, paths.slice(0, 20));
    onClose();
  };

  return (
    <Sheet title={words.title} lead={words.lead} small onClose={onClose}>
      <div className="body">
        {sheets === null ? (
          <Status>{words.looking}</Status>
        ) : sheets.length === 0 ? (
          <Status>{words.none}</Status>
        ) : (
          <CheckboxGroup
            aria-label={words.label}
            className="style-sheets"
            value={[...chosen]}
            onChange={(next) => choose(next)}
          >
            {sheets.map(({ path, bytes, linked }) => (
              <Checkbox key={path} value={path} className="check">
                <span className="box">
                  <Check />
                </span>
                <span>
                  {path}
                  <small>
                    {format(words.size, { size: Math.max(1, Math.round(bytes / 1024)) })}
                    {linked && ` · ${words.linked}`}
                  </small>
                </span>
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
      </div>
      <footer>
        <span className="grow" />
        {sheets?.length === 0 ? (
          <Button className="btn primary" onPress={onClose}>
            {en.app.close}
          </Button>
        ) : (
          <>
            <Button className="btn" onPress={onClose}>
              {en.app.cancel}
            </Button>
            <Button className="btn primary" isDisabled={!sheets || chosen.length === 0} onPress={use}>
              {words.use}
            </Button>
          </>
        )}
      </footer>
    </Sheet>
  );
}
