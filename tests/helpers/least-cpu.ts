/**
 * What some work costs without what else the machine was doing: the least of three runs, in ms of this process’s own
 * processor time. For the few situations whose rule is a limit.
 */
export function leastCpu(work: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}
