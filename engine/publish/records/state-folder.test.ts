import { describe, expect, it } from 'vitest';
import { defaultStateFolder } from './state-folder';

describe('the folder that the app and the command line share', () => {
  it('is where the system keeps what belongs to a program', () => {
    expect(defaultStateFolder('linux', {}, '/home/ada')).toBe('/home/ada/.config/Longhand/publish');
    expect(defaultStateFolder('linux', { XDG_CONFIG_HOME: '/c' }, '/home/ada')).toBe('/c/Longhand/publish');
    expect(defaultStateFolder('darwin', {}, '/Users/ada')).toBe(
      '/Users/ada/Library/Application Support/Longhand/publish',
    );
    expect(defaultStateFolder('win32', { APPDATA: 'C:\\A' }, 'C:\\Users\\ada')).toBe(
      'C:\\A\\Longhand\\publish',
    );
  });
});
