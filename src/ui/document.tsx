import type { ComponentChildren } from 'preact';
import type { PageContext } from './page-context.js';
import { words } from './words.js';
import { withQuery } from './query.js';

export interface DocumentProps {
  readonly ctx: PageContext;
  readonly title: string;
  readonly description?: string | undefined;
  readonly noindex?: boolean | undefined;
  /** The form was sent back with errors: the title says so first. */
  readonly faulty?: boolean | undefined;
  readonly styles: readonly string[];
  /** Names of built modules; a page must work without them. */
  readonly scripts?: readonly string[] | undefined;
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** `<html>` with its head: shared by public pages and the console. */
export function Document(props: DocumentProps) {
  const { ctx, title, description, noindex, faulty, styles, scripts = [], head, children } = props;
  const { skip, faultyTitle } = words(ctx.lang).ui;
  const name = ctx.registry.name;
  const full = title === name ? title : `${title} – ${name}`;
  const robots = ctx.robots ?? (noindex === true ? 'noindex' : undefined);
  return (
    <html lang={ctx.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{faulty === true ? faultyTitle(full) : full}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {robots === undefined ? <Alternates ctx={ctx} /> : <meta name="robots" content={robots} />}
        <meta name="theme-color" content="#1c1f52" />
        {ctx.registry.logo && <link rel="icon" href="/logo" />}
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={ctx.asset(`${style}.css`)} />
        ))}
        {scripts.map((script) => (
          <script key={script} type="module" src={ctx.asset(script)} />
        ))}
        {head}
      </head>
      <body>
        <a class="skip" href="#main">
          {skip}
        </a>
        {children}
      </body>
    </html>
  );
}

function Alternates({ ctx }: { readonly ctx: PageContext }) {
  if (ctx.registry.languages.length < 2) return null;
  return (
    <>
      {ctx.registry.languages.map((lang) => (
        <link
          key={lang}
          rel="alternate"
          hreflang={lang}
          href={ctx.publicUrl + withQuery(ctx.path, { lang })}
        />
      ))}
    </>
  );
}
