/**
 * First day of the lunar year (Tết) and Hung Kings' day (the tenth of the third lunar month) in the calendar of Viet
 * Nam, which reckons new moons and solar terms for UTC+7 (Decision 121-CP of 8 August 1967). Hence they may differ
 * from China's by a day, as in 2030, or by a month.
 *
 * Source: computed from the astronomical rules with the formulas of Jean Meeus (Astronomical Algorithms, chapters 25
 * and 49) as Hồ Ngọc Đức's published algorithm applies them; `working-days.spec.ts` computes every line again and
 * compares with the Chinese calendar of Unicode's library. The holidays announced for 2024 to 2026 agree.
 */
export const LUNAR_DATES: readonly {
  readonly year: number;
  readonly newYear: string;
  readonly hungKings: string;
}[] = [
  { year: 2024, newYear: '2024-02-10', hungKings: '2024-04-18' },
  { year: 2025, newYear: '2025-01-29', hungKings: '2025-04-07' },
  { year: 2026, newYear: '2026-02-17', hungKings: '2026-04-26' },
  { year: 2027, newYear: '2027-02-06', hungKings: '2027-04-16' },
  { year: 2028, newYear: '2028-01-26', hungKings: '2028-04-04' },
  { year: 2029, newYear: '2029-02-13', hungKings: '2029-04-23' },
  { year: 2030, newYear: '2030-02-02', hungKings: '2030-04-12' },
  { year: 2031, newYear: '2031-01-23', hungKings: '2031-04-01' },
  { year: 2032, newYear: '2032-02-11', hungKings: '2032-04-19' },
  { year: 2033, newYear: '2033-01-31', hungKings: '2033-04-09' },
  { year: 2034, newYear: '2034-02-19', hungKings: '2034-04-28' },
  { year: 2035, newYear: '2035-02-08', hungKings: '2035-04-17' },
  { year: 2036, newYear: '2036-01-28', hungKings: '2036-04-06' },
  { year: 2037, newYear: '2037-02-15', hungKings: '2037-04-24' },
  { year: 2038, newYear: '2038-02-04', hungKings: '2038-04-13' },
  { year: 2039, newYear: '2039-01-24', hungKings: '2039-04-03' },
  { year: 2040, newYear: '2040-02-12', hungKings: '2040-04-20' },
];
