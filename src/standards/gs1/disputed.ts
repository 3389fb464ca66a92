/**
 * Test vectors whose verdict the current standards contradict. Each is still run: its verdict must still differ from
 * ours, so that a dispute that has become idle is noticed.
 */
export const DISPUTED: readonly { readonly clause: string; readonly ids: readonly string[] }[] = [];
