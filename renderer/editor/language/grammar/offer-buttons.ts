import type { EditorView } from '@codemirror/view';
import { offersOf } from './problem';
import { type Marked, placeOf } from './problem-marks';

/** A button for each thing that can be done about a problem; the text keeps the focus where it has it. */
export function offerButtons(
  view: EditorView,
  { mark, problem }: Pick<Marked, 'mark' | 'problem'>,
): HTMLButtonElement[] {
  return offersOf(problem).map(({ name, act }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'lh-offer';
    button.textContent = name;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const place = placeOf(view.state, mark);
      if (place !== null) act(view, place);
    });
    return button;
  });
}
