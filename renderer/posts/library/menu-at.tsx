import { useRef } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { PostMenuItems } from '../post-menu';

/** Posts whose menu was asked for, and where: pixels of the window. */
export interface MenuPlace {
  readonly ids: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** The menu of posts where the author pressed the right button, or the menu key. */
export function MenuAt({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }}
      />
      <Popover
        key={`${place.x} ${place.y}`}
        className="menu"
        triggerRef={anchor}
        placement="bottom start"
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <PostMenuItems postIds={place.ids} onClose={onClose} />
      </Popover>
    </>
  );
}
