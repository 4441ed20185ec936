import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

/** The row of buttons under a sheet that is only read. */
export function Foot({
  onClose,
  close,
  children,
}: {
  onClose: () => void;
  close: string;
  children?: ReactNode;
}) {
  return (
    <footer>
      <span className="grow" />
      <Button className={children ? 'btn' : 'btn primary'} onPress={onClose}>
        {close}
      </Button>
      {children}
    </footer>
  );
}
