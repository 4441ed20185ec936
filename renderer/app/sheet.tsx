import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

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
            {label === undefined ? <Heading slot="title">{title}</Heading> : <h2>{title}</h2>}
            {lead !== undefined && <p>{lead}</p>}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
