/**
 * A text as people type it in a hurry: lower case, without tone and vowel marks, `đ` as `d`, one space between words.
 * `Hoà Bình`, `Hòa  bình` and `hoa binh` fold to the same, wherever the tone mark stands.
 */
export function fold(text: string): string {
  return unaccented(text)
    .toLowerCase()
    .replace(/[\s–—-]+/g, ' ')
    .trim();
}

/** Without marks, everything else kept: `Đồng Văn` → `Dong Van`. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}
