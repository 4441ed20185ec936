import { patience } from './patience';

/** Frames a dialog has to give the focus back itself, once it is gone. */
const OWN = 2;
/** How long a dialog may take to go, in ms, before what waits for it goes on over whatever is there. */
const PATIENCE = 1000;

/** Dialogs, and what stands for one whose code is on its way. */
const DIALOGS = '.veil, [data-stands-in]';

/** What had the focus last outside of dialogs. */
let outside: HTMLElement | null = null;

/** Remembers where the focus is, so that it can be given back there; returns the way to stop. */
export function rememberFocus(): () => void {
  const hear = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.closest(DIALOGS) === null) outside = target;
  };
  document.addEventListener('focusin', hear);
  return () => document.removeEventListener('focusin', hear);
}

const isOver = () => document.querySelector('.veil') !== null;
export const isLost = () => !isOver() && document.activeElement === document.body;

/** Gives the focus back to what had it outside of dialogs, if that is still there. */
function giveBack(): void {
  if (outside?.isConnected && outside.checkVisibility()) outside.focus();
}

/** Runs `then` when the last dialog over the window has gone, at the latest after `most` ms. */
function whenGone(most: number, then: () => void): void {
  const finish = () => {
    watch.disconnect();
    stop();
    then();
  };
  const watch = new MutationObserver(() => {
    if (!isOver()) finish();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const stop = Number.isFinite(most) ? patience(most, finish) : () => undefined;
}

/**
 * Runs `act` once no dialog is over the window any more and the focus is where it was before. A dialog gives it back
 * itself a frame or so after it has gone; where it does not, it is done here. Whatever opens next then knows the right
 * place to give it back to. A dialog that stays is waited for no longer than `most`, in ms.
 */
export function afterDialog(act: () => void, most = PATIENCE): void {
  let frames = 0;
  const settle = () => {
    frames += 1;
    if (isLost() && frames < OWN) {
      requestAnimationFrame(settle);
      return;
    }
    if (isLost()) giveBack();
    act();
  };
  // A frame later the dialog that is about to open or go has begun to.
  requestAnimationFrame(() => (isOver() ? whenGone(most, settle) : settle()));
}
