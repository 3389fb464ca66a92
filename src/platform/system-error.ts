/** The code of an error of the operating system or of Node, as `ENOENT`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  // Not instanceof Error: Node's own errors come from outside the realm that a test runs in.
  const found = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof found === 'string' ? found : undefined;
}
