// electron git-probe.mjs SUBJECT MEASURE [quick], run as Node: prints the lines of one measure. SUBJECT is a `GitSubject`.
import type { GitMeasure, GitSubject } from './git';
import { measureCommands } from './git-commands';
import { measurePublish } from './git-publish';
import { measureHistory } from './history';
import type { Course } from './machine';
import type { Line } from './report';

const [subject = '', measure = '', quick] = process.argv.slice(2);
const { folder, small, large } = JSON.parse(subject) as GitSubject;
const course: Course = { quick: quick === 'quick', say: (line) => process.stderr.write(`${line}\n`) };
const measures: Record<GitMeasure, () => Promise<Line[]>> = {
  history: () => measureHistory(course, folder, small),
  commands: () => measureCommands(course, folder, large),
  publish: () => measurePublish(course, folder, small),
};
process.stdout.write(JSON.stringify(await measures[measure as GitMeasure]()));
