import type { Bridge } from '../../core/ipc/contract';

declare global {
  interface Window {
    readonly longhand: Bridge;
  }
}
