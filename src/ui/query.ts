/**
 * `path` (path and query, as in `PageContext.path`) with the given query parameters set; `null` removes one.
 * The others stay as they are, in their order.
 */
export function withQuery(path: string, changes: Readonly<Record<string, string | null>>): string {
  const cut = path.indexOf('?');
  const query = new URLSearchParams(cut < 0 ? '' : path.slice(cut + 1));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const pathname = cut < 0 ? path : path.slice(0, cut);
  const text = query.toString();
  return text === '' ? pathname : `${pathname}?${text}`;
}
