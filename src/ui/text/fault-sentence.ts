export type FaultParams = Readonly<Record<string, string | number>>;

/** A sentence, or one that takes the parameters of the fault. A parameter can be missing: say something sound then. */
export type FaultSentence = string | ((params: FaultParams) => string);
