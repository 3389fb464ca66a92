export type FaultParams = Readonly<Record<string, string | number>>;

/** A sentence, or one that takes the parameters of the fault. A parameter can be missing: say something sound then. */
export type FaultSentence = string | ((params: FaultParams) => string);

/** About a decimetre on the ground; any more digits are noise. */
export function degrees(value: string | number): string {
  return String(Math.round(Number(value) * 1e6) / 1e6);
}
