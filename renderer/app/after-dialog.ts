/** Frames a dialog has to give the focus back, and frames until it is gone. */
const OWN = 2;
const MOST = 10;

/** What had the focus last outside of dialogs. */
let outside: HTMLElement | null = null;

/** Remembers where the focus is, so that it can be given back there; returns the way to stop. */
export function rememberFocus(): () => void {
  const hear = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.closest('.veil') === null) outside = target;
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

/**
 * Runs `act` once no dialog is over the window any more and the focus is where it was before. A dialog gives it back
 * itself a frame or so after it has gone; where it does not, it is done here. Whatever opens next then knows the right
 * place to give it back to.
 */
export function afterDialog(act: () => void): void {
  let frames = 0;
  const look = () => {
    frames += 1;
    if (isOver() ? frames < MOST : isLost() && frames < OWN) {
      requestAnimationFrame(look);
      return;
    }
    if (isLost()) giveBack();
    act();
  };
  requestAnimationFrame(look);
}
