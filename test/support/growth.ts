const ROUNDS = 5;
const ENOUGH_MS = 3;

/**
 * How much faster than the input the work grows: 1 is linear, `factor` quadratic. Processor time of this process alone, and
 * the least of several measures, so that other work on the machine does not count; short work is repeated until the clock can
 * tell it apart. Stops at the first measure that is `enough`.
 */
export function growthOf(
  work: (size: number) => unknown,
  {
    from,
    factor = 4,
    enough = 2,
  }: { readonly from: number; readonly factor?: number; readonly enough?: number },
): number {
  work(from * factor); // compiled once before it counts
  let least = Infinity;
  for (let round = 0; round < ROUNDS && least > enough; round += 1) {
    const small = timeOf(() => work(from));
    const large = timeOf(() => work(from * factor));
    least = Math.min(least, large / small / factor);
  }
  return least;
}

/** Milliseconds of processor time for one run. */
export function timeOf(work: () => unknown): number {
  for (let runs = 1; ; runs *= 4) {
    const started = process.cpuUsage();
    for (let run = 0; run < runs; run += 1) work();
    const { user, system } = process.cpuUsage(started);
    const spent = (user + system) / 1000;
    if (spent >= ENOUGH_MS) return spent / runs;
  }
}
