import { describe, expect, it } from '@jest/globals';
import { ConsolePage } from './console-page.js';
import { ErrorPage } from './error-page.js';
import { JsonLd } from './json-ld.js';
import type { PageContext, Role } from './page-context.js';
import { PublicPage } from './public-page.js';
import { renderPage } from './render.js';
import { Verdict, type VerdictKind } from './verdict.js';
import { samplePage } from '../../test/support/sample-page.js';

const evil = '</title><script>alert(1)</script>"\'&';

function actor(role: Role): PageContext['actor'] {
  return {
    name: 'Nguyễn Thị Mẫu',
    role,
    businessName: role === 'owner' ? 'HTX Chè mẫu' : null,
    otherBusinesses: [],
  };
}

function publicPage(ctx: PageContext): string {
  return renderPage(
    <PublicPage
      ctx={ctx}
      title="Chè Shan tuyết"
      description="Nơi trồng và hành trình."
      styles={['forms']}
      scripts={['camera.js']}
      menu={<a href="/products">Sản phẩm</a>}
    >
      <h1>Chè</h1>
    </PublicPage>,
  );
}

function consolePage(ctx: PageContext): string {
  return renderPage(
    <ConsolePage
      ctx={ctx}
      title="Lô"
      current="lots"
      heading="Lô L1"
      crumbs={[{ href: '/console/lots', text: 'Lô' }]}
    >
      <p>…</p>
    </ConsolePage>,
  );
}

function navOf(html: string): string[] {
  const side = /<nav class="side".*?<\/nav>/s.exec(html)?.[0] ?? '';
  return [...side.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
}

describe('a public page', () => {
  const html = publicPage(samplePage({ path: '/q/4F7K29QXCM?x=1' }));

  it('is a document in its language with landmarks and a skip link', () => {
    expect(html).toMatch(/^<!doctype html><html lang="vi"><head><meta charset="utf-8"\/>/);
    expect(html).toContain('<title>Chè Shan tuyết – Dấu Gốc</title>');
    expect(html).toContain('<a class="skip" href="#main">');
    for (const part of ['<header class="top">', '<main id="main"', '<footer class="foot">']) {
      expect(html.split(part)).toHaveLength(2);
    }
  });

  it('offers the other language of the same page', () => {
    expect(html).toContain('<a href="/q/4F7K29QXCM?x=1&amp;lang=en" lang="en" hreflang="en">English</a>');
    expect(html).not.toContain('>Tiếng Việt<');
    expect(html).toContain('hreflang="en" href="https://registry.example.vn/q/4F7K29QXCM?x=1&amp;lang=en"');
  });

  it('loads its own sheets and modules only', () => {
    const loaded = [...html.matchAll(/<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"/g)];
    expect(loaded.map(([, url]) => url)).toEqual([
      '/assets/public.css',
      '/assets/forms.css',
      '/assets/camera.js',
    ]);
  });

  it('does not tell who is signed in, so that shared caches may keep it', () => {
    expect(publicPage(samplePage({ actor: actor('owner') }))).toBe(publicPage(samplePage()));
  });

  it('says so where the data are samples', () => {
    expect(html).not.toContain('Dữ liệu mẫu');
    expect(publicPage(samplePage({ sample: true }))).toContain('<b>Dữ liệu mẫu.</b>');
  });

  it('has no language links where there is one language', () => {
    const { registry } = samplePage();
    const alone = publicPage(
      samplePage({ registry: { ...registry, languages: ['vi'], phone: null, email: null } }),
    );
    expect(alone).not.toContain('hreflang');
    expect(alone).not.toContain('tel:');
  });
});

describe('a console page', () => {
  it('leads to the places of its reader, and says which one this is', () => {
    const menu = ['products', 'lots'].map((key) => ({ key, href: `/console/${key}`, text: key }));
    const html = consolePage(samplePage({ path: '/console/lots', actor: actor('owner'), menu }));
    expect(navOf(html)).toEqual(['/console/products', '/console/lots']);
    expect(html).toContain('<a href="/console/lots" aria-current="page">');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  it('signs out by POST with the token', () => {
    const html = consolePage(samplePage({ actor: actor('owner') }));
    expect(html).toMatch(
      /<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="_csrf" value="token"\/>/,
    );
  });

  it('stands alone before sign-in', () => {
    const html = consolePage(samplePage());
    expect(navOf(html)).toEqual([]);
    expect(html).toContain('<main class="page alone"');
    expect(html).toContain('href="/sign-in"');
  });
});

describe('an error page', () => {
  it.each([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503, 418])('%i leads on', (status) => {
    for (const lang of ['vi', 'en'] as const) {
      const html = renderPage(
        <ErrorPage ctx={samplePage({ lang, path: '/x' })} status={status} reference="r-1" />,
      );
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain('r-1');
      expect(html).toMatch(/<main.*<a href="\/">.*<\/main>/s);
      expect(html).toContain('noindex');
    }
  });

  it('on a public path helps to find the product', () => {
    const html = renderPage(<ErrorPage ctx={samplePage({ path: '/q/XXX' })} status={404} reference="r" />);
    expect(html).toContain('<form action="/find" role="search"');
  });

  it('in the console leads to sign-in and back', () => {
    const html = renderPage(
      <ErrorPage ctx={samplePage({ path: '/console/lots?x=1' })} status={401} reference="r" />,
    );
    expect(html).toContain('href="/sign-in?next=%2Fconsole%2Flots%3Fx%3D1"');
    expect(html).not.toContain('action="/find"');
  });
});

describe('every page', () => {
  const { registry } = samplePage();
  const hostile = samplePage({
    path: `/x?q=${evil}`,
    csrf: evil,
    actor: { name: evil, role: 'owner', businessName: evil, otherBusinesses: [{ id: evil, name: evil }] },
    registry: { ...registry, name: evil, agency: evil, province: evil, phone: evil, email: evil },
  });
  const pages = [
    publicPage(hostile),
    consolePage(hostile),
    renderPage(<ErrorPage ctx={hostile} status={404} reference={evil} title={evil} advice={evil} />),
    renderPage(
      <PublicPage ctx={samplePage()} title={evil} head={<JsonLd data={{ name: `${evil}<!--` }} />} faulty>
        <h1>{evil}</h1>
      </PublicPage>,
    ),
  ];

  it('escapes whatever it is given', () => {
    for (const html of pages) {
      expect(html).not.toMatch(/<script>|<!--/);
      expect(html.match(/<\/title>/g)).toHaveLength(1);
    }
  });

  it('has one h1, and nothing inline that a strict policy forbids', () => {
    for (const html of pages) {
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
      expect(html).not.toMatch(/<script(?! type="module" src=| type="application\/ld\+json")/);
    }
  });

  it('has no id twice', () => {
    for (const html of pages) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }
  });
});

describe('structured data', () => {
  it('mean the same after escaping', () => {
    const data = { '@context': 'https://schema.org', name: `${evil}<!--<script>` };
    const html = renderPage(<JsonLd data={data} />);
    const json = /<script type="application\/ld\+json">(.*)<\/script>/s.exec(html)?.[1] ?? '';
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual(data);
  });
});

describe('a verdict', () => {
  it('has another shape for every kind, so that colour is never needed', () => {
    const kinds: VerdictKind[] = ['ok', 'recalled', 'paused', 'unknown', 'pending'];
    const shapes = kinds.map((kind) => {
      const html = renderPage(<Verdict kind={kind} word="…" rest="…" />);
      return /<svg.*<\/svg>/s.exec(html)?.[0];
    });
    expect(new Set(shapes).size).toBe(kinds.length);
  });
});
