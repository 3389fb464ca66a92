/**
 * A boundary whose latitudes stand first, with the longitudes first: GeoJSON or KML text, as it is offered back to whoever
 * sent it. null where the text is neither.
 */
export function turnRound(text: string): string | null {
  if (text.trimStart().startsWith('<')) {
    return text.replace(
      /(<coordinates>)([^<]*)(<\/coordinates>)/g,
      (_, open: string, tuples: string, close: string) =>
        [open, tuples.replace(/([+-]?[\d.]+)\s*,\s*([+-]?[\d.]+)/g, '$2,$1'), close].join(''),
    );
  }
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown): unknown => {
      if (!Array.isArray(value)) return value;
      const [first, second, ...rest] = value as unknown[];
      return typeof first === 'number' && typeof second === 'number' ? [second, first, ...rest] : value;
    });
  } catch {
    return null;
  }
}
