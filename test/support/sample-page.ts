import type { PageContext } from '../../src/ui/page-context.js';

/** A page context for specs. */
export function samplePage(changes: Partial<PageContext> = {}): PageContext {
  const lang = changes.lang ?? 'vi';
  return {
    lang,
    path: '/',
    registry: {
      name: 'Dấu Gốc',
      agency:
        lang === 'vi'
          ? 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang'
          : 'Department of Science and Technology of Tuyên Quang',
      province: lang === 'vi' ? 'tỉnh Tuyên Quang' : 'Tuyên Quang',
      phone: '1900 0000',
      email: 'registry@example.vn',
      address: null,
      hours: null,
      logo: false,
      timeZone: 'Asia/Ho_Chi_Minh',
      languages: ['vi', 'en'],
      map: null,
    },
    asset: (name) => `/assets/${name}`,
    csrf: 'token',
    actor: null,
    menu: [],
    savedViews: [],
    sample: false,
    now: new Date('2026-11-21T02:14:00Z'),
    publicUrl: 'https://registry.example.vn',
    ...changes,
  };
}
