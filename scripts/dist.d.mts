/**
 * The packaged program (its inspector left on, so that Playwright can attach), packaged again only when what goes into
 * it has changed. To run it as the tests' user: `launchPlan({ runtime: { dir: dirname(program), executable: program }, … })`.
 */
export function packForTests(): Promise<string>;
