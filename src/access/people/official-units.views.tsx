import { ConsolePage } from '../../ui/console-page.js';
import { ChoiceField, ErrorSummary, Form, SubmitButton } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import type { OfficialView, UnitView } from './official-units.service.js';

export interface OfficialUnitsPageProps {
  readonly ctx: PageContext;
  readonly official: OfficialView;
  readonly offered: readonly UnitView[];
  readonly chosen: readonly string[];
  readonly faults: readonly FieldFault[];
}

export function OfficialUnitsPage({ ctx, official, offered, chosen, faults }: OfficialUnitsPageProps) {
  const { access, ui } = words(ctx.lang);
  const { units: text, people } = access;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title(official.name)}
      current="users"
      heading={text.title(official.name)}
      lead={`${ui.roles[official.role]}. ${text.lead}`}
      crumbs={[{ href: '/console/users', text: people.usersTitle }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={{ units: text.units }} />
      <Form ctx={ctx} action={`/console/users/${official.id}/units`} faults={faults}>
        <Panel id="units" title={text.panel}>
          <ChoiceField
            name="where"
            label={text.where}
            value={chosen.length === 0 ? 'everywhere' : 'units'}
            options={[
              { value: 'everywhere', text: text.everywhere },
              { value: 'units', text: text.onlyThese },
            ]}
            required
          />
          <ChoiceField
            name="units"
            label={text.units}
            hint={text.unitsHint}
            multiple
            row
            value={chosen}
            options={offered.map((unit) => ({
              value: unit.code,
              text: ctx.lang === 'en' ? unit.nameEn : `${unit.kind} ${unit.name}`,
            }))}
          />
          <p>
            <SubmitButton>{text.save}</SubmitButton>
          </p>
        </Panel>
      </Form>
    </ConsolePage>
  );
}
