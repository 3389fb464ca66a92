import { describe, expect, it } from '@jest/globals';
import {
  CheckField,
  ChoiceField,
  DateField,
  ErrorSummary,
  fieldId,
  FileField,
  Form,
  HiddenField,
  NumberField,
  PasswordField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from './form.js';
import type { FieldFault, PageContext } from './page-context.js';
import { writeHtml } from './write-html.js';
import { samplePage } from '../../test/support/sample-page.js';

const ctx: PageContext = samplePage({ csrf: 'token"1' });
const faults: readonly FieldFault[] = [
  { path: 'tax', code: 'tax-code-check' },
  { path: 'kind', code: 'required-choice' },
  { path: 'contact.phone', code: 'phone-length' },
  { path: 'agree', code: 'not-agreed' },
  { path: '', code: 'general' },
];
const labels = { tax: 'Mã số thuế', kind: 'Loại hình', 'contact.phone': 'Số điện thoại' };

const html = writeHtml(
  <Form ctx={ctx} action="/register" faults={faults} multipart>
    <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
    <ChoiceField
      name="kind"
      label="Loại hình"
      options={[
        { value: 'company', text: 'Doanh nghiệp' },
        { value: 'household', text: 'Hộ', note: 'Số định danh' },
      ]}
      value="household"
      required
    />
    <TextField name="tax" label="Mã số thuế" hint="10 chữ số." value={'<"&5100'} code required />
    <TextField name="contact.phone" label="Số điện thoại" type="tel" required />
    <TextField name="brand" label="Tên ngắn" suggestions={['HTX A']} />
    <TextArea name="geo" label="Ranh giới" value={'</textarea><script>x</script>'} />
    <NumberField name="hectares" label="Diện tích" value="12,5x" unit="ha" required />
    <DateField name="day" label="Ngày" value="2026-11-20" required />
    <SelectField
      name="place"
      label="Tỉnh"
      value="08"
      options={[{ value: '08', text: 'Tuyên Quang' }]}
      required
    />
    <FileField name="photo" label="Ảnh" accept="image/*" />
    <PasswordField name="password" label="Mật khẩu" autocomplete="new-password" required />
    <CheckField name="agree" label="Tôi cam đoan" required />
    <HiddenField name="version" value="3" />
    <SubmitButton>Gửi</SubmitButton>
  </Form>,
);

describe('a form', () => {
  it('is a POST with the token, and checks on the server', () => {
    expect(html).toContain(
      '<form method="post" action="/register" enctype="multipart/form-data" novalidate>',
    );
    expect(html).toContain('<input type="hidden" name="_csrf" value="token&quot;1"/>');
  });

  it('sends nothing to another site', () => {
    const out = writeHtml(
      <Form ctx={ctx} action="//evil.example/x">
        <i />
      </Form>,
    );
    expect(out).toContain('action="#"');
  });

  it('gives back what was typed, escaped', () => {
    expect(html).toContain('value="&lt;&quot;&amp;5100"');
    expect(html).toContain('&lt;/textarea>&lt;script>x&lt;/script>');
    expect(html).toContain('value="12,5x"');
    expect(html).toContain('<option value="08" selected>');
    expect(html).toMatch(/type="radio" name="kind" value="household" checked/);
  });

  it('has an id for every label', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...html.matchAll(/ (?:for|href|aria-labelledby|aria-describedby|list)="#?([^"]+)"/g)];
    expect(targets.length).toBeGreaterThan(15);
    for (const [, target = ''] of targets) for (const id of target.split(' ')) expect(ids).toContain(id);
    expect(ids.size).toBe([...html.matchAll(/ id="/g)].length);
  });

  it('says which fields may stay empty', () => {
    expect(html).toMatch(/Tên ngắn<span class="optional"> \(nếu có\)/);
    expect(html).not.toMatch(/Mã số thuế<span class="optional">/);
  });
});

describe('the error summary', () => {
  it('is announced, takes the focus, and counts', () => {
    expect(html).toMatch(/<div class="errors" id="errors" role="alert" tabindex="-1" autofocus/);
    expect(html).toContain('Chưa gửi được: còn 5 chỗ cần sửa');
  });

  it.each([
    ['f-tax', 'Mã số thuế: Chữ số cuối'],
    ['f-kind', 'Loại hình: Chưa chọn'],
    ['f-contact-phone', 'Số điện thoại: Số di động'],
    ['f-agree', 'Cần đánh dấu'],
  ])('links to #%s', (id, text) => {
    expect(html).toContain(`<a href="#${id}">${text}`);
    const control = new RegExp(`<input[^>]* id="${id}"[^>]*>`).exec(html)?.[0];
    expect(control).toContain('aria-invalid="true"');
  });

  it('repeats each error beside its field, tied to it', () => {
    expect(html).toMatch(/<p class="error" id="f-tax-error">/);
    expect(html).toContain('aria-describedby="f-tax-hint f-tax-error"');
    expect(html).toMatch(/<fieldset class="field bad" aria-describedby="f-kind-error">/);
  });

  it('is not there without faults', () => {
    expect(writeHtml(<ErrorSummary ctx={ctx} faults={[]} labels={{}} />)).toBe('');
  });
});

describe('a field', () => {
  it('has an id from its path', () => {
    expect(fieldId('contact.phone')).toBe('f-contact-phone');
    expect(fieldId('items[0].name')).toBe('f-items-0-name');
  });

  it('speaks the language of the form', () => {
    const out = writeHtml(
      <Form ctx={samplePage({ lang: 'en' })} action="/x" faults={[{ path: 'tax', code: 'required' }]}>
        <TextField name="tax" label="Tax code" required />
      </Form>,
    );
    expect(out).toContain('This is empty. Please fill it in.');
  });

  it('shows numbers and moments as people write them there', () => {
    const moment = new Date('2026-11-20T17:30:00Z');
    const out = writeHtml(
      <Form ctx={ctx} action="/x">
        <NumberField name="hectares" label="x" value={1.234} />
        <DateField name="day" label="x" value={moment} />
        <DateField name="at" label="x" value={moment} time />
      </Form>,
    );
    expect(out).toContain('value="1,234"');
    expect(out).toContain('type="date" value="2026-11-21"');
    expect(out).toContain('type="datetime-local" value="2026-11-21T00:30"');
  });

  it('keeps the first line break of a long text', () => {
    const out = writeHtml(<TextArea name="note" label="x" value={'\nhai dòng'} />);
    expect(out).toContain('>\n\nhai dòng</textarea>');
  });
});
