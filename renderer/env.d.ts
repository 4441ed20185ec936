/** True in `npm run dev:web` only: the window then runs on the fake bridge. */
declare const __FAKE_BRIDGE__: boolean | undefined;
