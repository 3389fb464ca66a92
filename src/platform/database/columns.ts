/** `numeric` arrives as text, lest digits be lost; ours fit a double exactly enough (14 digits at most). */
export const asNumber = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};
