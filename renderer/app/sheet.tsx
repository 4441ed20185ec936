import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { tellChanges } from './tell';

interface SheetProps {
  readonly title: ReactNode;
  /** The dialog's accessible name, where it is not its title. */
  readonly label?: string;
  readonly lead?: ReactNode;
  readonly small?: boolean;
  /** For two things side by side: as large as the window lets it be. */
  readonly wide?: boolean;
  /** Esc and a press outside close it; false while something runs that must be stopped by its button. */
  readonly dismissable?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What floats over the window: a titled dialog that takes the focus and gives it back. */
export function Sheet({
  title,
  label,
  lead,
  small,
  wide,
  dismissable = true,
  onClose,
  children,
}: SheetProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={small ? 'sheet small' : wide ? 'sheet wide' : 'sheet'}>
        <Dialog {...(label === undefined ? {} : { 'aria-label': label })}>
          <header>
            {label === undefined ? <Heading slot="title">{title}</Heading> : <Standing>{title}</Standing>}
            {lead !== undefined && <p>{lead}</p>}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** So long a title stands before it is told; ms. Less than what stands below it, which comes second. */
const TITLE = 400;

/** The title of a dialog whose name is another: it says where things stand, and is heard when that changes. */
function Standing({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(
    () => (heading.current ? tellChanges(heading.current, { heard: true, after: TITLE }) : undefined),
    [],
  );
  return <h2 ref={heading}>{children}</h2>;
}
