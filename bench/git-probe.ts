// electron git-probe.mjs SUBJECT [quick], run as Node: prints the lines of what Git does. SUBJECT is a `GitSubject`.
import type { GitSubject } from './git';
import { measureCommands } from './git-commands';
import { measurePublish } from './git-publish';
import { measureHistory } from './history';
import type { Course } from './machine';

const [subject = '', quick] = process.argv.slice(2);
const { folder, small, large } = JSON.parse(subject) as GitSubject;
const course: Course = { quick: quick === 'quick', say: (line) => process.stderr.write(`${line}\n`) };
const lines = [
  ...(await measureHistory(course, folder, small)),
  ...(await measureCommands(course, folder, large)),
  ...(await measurePublish(course, folder, small)),
];
process.stdout.write(JSON.stringify(lines));
