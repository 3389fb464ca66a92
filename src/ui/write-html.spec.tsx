import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Field, useField, WithFaults } from './field.js';
import { leavePage } from './page-context.js';
import { renderPage } from './render.js';
import { writeHtml } from './write-html.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    "'",
    '&',
    '<',
    '>',
    '&amp;',
    '</script>',
    '<!--',
    '"><img src=x onerror=alert(1)>',
  ),
  fc.constantFrom('\0', '\n', '\ud800', '\udc00\ud800', 'Chè Shan tuyết', 'javascript:alert(1)', '\u202e'),
);

const value = fc.oneof(
  { arbitrary: hostile, weight: 4 },
  { arbitrary: fc.constantFrom(true, false, null, undefined, 0, -0, 12.5, NaN, Infinity, 1e21), weight: 2 },
);

const attributes = fc.dictionary(
  fc.constantFrom('class', 'id', 'href', 'for', 'value', 'title', 'aria-hidden', 'data-stop', 'spellcheck'),
  value,
  { maxKeys: 4 },
);

// No `option`: Preact marks one without a value as chosen where there is no `select` around it.
const elements = fc.constantFrom(
  'div',
  'p',
  'a',
  'span',
  'li',
  'input',
  'br',
  'img',
  'svg',
  'path',
  'script',
);

interface Tree {
  readonly make: () => ComponentChildren;
}

/** What a component may answer, built anew each time, for Preact writes into what it draws. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc
      .oneof(
        value,
        // Looks like an element, as JSON from outside may.
        fc.record({
          type: elements,
          props: attributes,
          key: fc.constant(null),
          constructor: fc.constant(undefined),
        }),
        fc.constant({ a: 1 }),
      )
      .map((leaf): Tree => ({ make: () => leaf })),
    fc
      .tuple(elements, attributes, fc.array(tie('tree'), { maxLength: 3 }))
      .map(([type, props, inner]): Tree => {
        const isVoid = ['input', 'br', 'img'].includes(type);
        return { make: () => h(type, { ...props }, ...(isVoid ? [] : inner.map(({ make }) => make()))) };
      }),
    fc
      .array(tie('tree'), { maxLength: 3 })
      .map((inner): Tree => ({ make: () => inner.map(({ make }) => make()) })),
    tie('tree').map(({ make }): Tree => ({ make: () => <>{make()}</> })),
    tie('tree').map(({ make }): Tree => ({ make: () => <Passing>{make()}</Passing> })),
  ),
}));

function Passing({ children }: { readonly children: ComponentChildren }) {
  return children;
}

describe('HTML', () => {
  it('is what Preact writes, to the byte, whatever is in it', () => {
    fc.assert(
      fc.property(tree, ({ make }) => {
        expect(writeHtml(make())).toBe(renderToString(h(Fragment, null, make())));
      }),
      { numRuns: 1000 },
    );
  });

  it('has raw text where a script asks for it, and nowhere else', () => {
    const json = '{"a":"\\u003c/script>&"}';
    const script = () => <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
    expect(writeHtml(script())).toBe(`<script type="application/ld+json">${json}</script>`);
    expect(writeHtml(script())).toBe(renderToString(script()));
  });

  it('shows a choice, a text of several lines, and what is on and off as HTML says it', () => {
    const form = (): VNode => (
      <form novalidate>
        <select name="a" required={false}>
          <option value="">–</option>
          <option value="b&c" selected>
            b
          </option>
        </select>
        <textarea rows={3} aria-invalid="true">
          {'\n<b>'}
        </textarea>
        <input type="checkbox" checked spellcheck={false} aria-hidden={true} value="" maxlength={4} />
      </form>
    );
    expect(writeHtml(form())).toBe(renderToString(form()));
  });

  it('takes no name that is React’s alone', () => {
    for (const name of ['className', 'htmlFor', 'style', 'defaultValue', 'onClick', 'a"b', 'a b', 'x>y', ''])
      expect(() => writeHtml(h('p', { [name]: 'x' }))).toThrow('no attribute of HTML or SVG');
  });

  it('has no place for classes: to use one is a fault of ours that shows at once', () => {
    class Old {
      render() {
        return null;
      }
    }
    expect(() => writeHtml(h(Old as never, null))).toThrow(TypeError);
  });
});

describe('faults of a form', () => {
  const faults = [{ path: 'name', code: 'required' }];
  function Name() {
    const state = useField({ name: 'name', label: 'Tên' });
    return (
      <Field name="name" label="Tên" state={state}>
        <input id={state.id} {...state.aria} />
      </Field>
    );
  }
  const Broken = (): VNode => {
    throw new Error('broken');
  };

  it('are found by its own fields and by none after it', () => {
    const html = writeHtml(
      <>
        <WithFaults faults={faults}>
          <Name />
        </WithFaults>
        <Name />
      </>,
    );
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html.indexOf('aria-invalid')).toBeLessThan(html.lastIndexOf('<input'));
  });

  it('do not outlive a page that could not be drawn', () => {
    const page = (
      <WithFaults faults={faults}>
        <Broken />
      </WithFaults>
    );
    expect(() => renderPage(page)).toThrow('broken');
    expect(writeHtml(<Name />)).not.toContain('aria-invalid');
    leavePage();
  });
});
