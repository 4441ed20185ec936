/** What a key press in the list asks for. `extend`: what lies between is picked. */
export type ListAction =
  | { readonly kind: 'step'; readonly unit: 'row' | 'page'; readonly by: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly to: 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'all' }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'type'; readonly letter: string };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The action of a key in the list, or null when the key is not the list's. `typing`: letters were typed a moment ago, so
 * that a space belongs to the title that is looked for.
 */
export function listAction(press: Pressed, typing: boolean): ListAction | null {
  const { key, shiftKey: extend, altKey } = press;
  const mod = press.ctrlKey || press.metaKey;
  if (altKey) return null;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'step', unit: 'row', by: 1, extend };
    case 'ArrowUp':
      return { kind: 'step', unit: 'row', by: -1, extend };
    case 'PageDown':
      return { kind: 'step', unit: 'page', by: 1, extend };
    case 'PageUp':
      return { kind: 'step', unit: 'page', by: -1, extend };
    case 'Home':
      return { kind: 'edge', to: 'first', extend };
    case 'End':
      return { kind: 'edge', to: 'last', extend };
    case 'Enter':
      return mod || extend ? null : { kind: 'open' };
    case ' ':
      if (mod) return { kind: 'toggle' };
      if (extend) return { kind: 'extend' };
      return typing ? { kind: 'type', letter: ' ' } : { kind: 'open' };
    case 'Escape':
      return { kind: 'let-go' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return extend ? { kind: 'menu' } : null;
  }
  if (mod) return key.toLowerCase() === 'a' && !extend ? { kind: 'all' } : null;
  return [...key].length === 1 ? { kind: 'type', letter: key } : null;
}
