import { ConsolePage } from '../ui/console-page.js';
import {
  ErrorSummary,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import type { Option } from '../ui/select-field.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { SharedDetailFields } from './area-details.views.js';
import { type AreaValues, textOf } from './area-values.js';

export interface PackingHouseFormPageProps {
  readonly ctx: PageContext;
  /** null: a new one. */
  readonly house: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly values: AreaValues;
  readonly communes: readonly Option[];
  /** Markets this registry serves, the one at home first. */
  readonly markets: readonly string[];
  /** The business is approved, so that it can go to the office at once. */
  readonly maySend: boolean;
  readonly faults: readonly FieldFault[];
}

export function PackingHouseFormPage(props: PackingHouseFormPageProps) {
  const { ctx, house, values, faults, maySend } = props;
  const { areas, areaDetails, packingHouses: text } = words(ctx.lang);
  const { fields, hints } = text;
  const title = house === null ? text.newTitle : areas.editTitle(house.name);
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="areas"
      heading={title}
      lead={text.newLead}
      crumbs={[{ href: '/console/areas', text: areas.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={{ ...areaDetails.fields, ...fields }} />
      <Form
        ctx={ctx}
        action={house === null ? '/console/packing-houses' : `/console/packing-houses/${house.id}/edit`}
        faults={faults}
      >
        {house !== null && <HiddenField name="version" value={String(house.version)} />}
        <Panel id="facts" title={text.facts}>
          <TextField
            name="name"
            label={fields.name}
            hint={hints.name}
            value={textOf(values['name'])}
            required
            maxlength={200}
          />
          <TextField
            name="crop"
            label={fields.crop}
            hint={hints.crop}
            value={textOf(values['crop'])}
            required
            maxlength={120}
          />
          <div class="pair">
            <NumberField
              name="capacityTonnes"
              label={fields.capacityTonnes}
              value={
                typeof values['capacityTonnes'] === 'number'
                  ? values['capacityTonnes']
                  : textOf(values['capacityTonnes'])
              }
            />
            <TextField
              name="facilityNumber"
              label={fields.facilityNumber}
              hint={hints.facilityNumber}
              value={textOf(values['facilityNumber'])}
              maxlength={60}
              code
            />
          </div>
        </Panel>
        <Panel id="where" title={areas.where}>
          <SelectField
            name="communeCode"
            label={fields.communeCode}
            options={props.communes}
            value={textOf(values['communeCode'])}
            required
          />
          <TextField
            name="village"
            label={fields.village}
            value={textOf(values['village'])}
            maxlength={200}
          />
          <TextField
            name="place"
            label={fields.place}
            hint={hints.place}
            value={textOf(values['place'])}
            required
            maxlength={100}
          />
        </Panel>
        <Panel id="more" title={areaDetails.more}>
          <SharedDetailFields ctx={ctx} values={values} faults={faults} markets={props.markets} />
        </Panel>
        {house === null && (
          <p class={maySend ? 'soft' : 'note'}>{maySend ? areaDetails.commitment : areas.draftOnly}</p>
        )}
        <p class="send">
          {house === null && maySend && (
            <>
              <SubmitButton name="then" value="submit">
                {areas.saveAndSubmit}
              </SubmitButton>{' '}
            </>
          )}
          <SubmitButton name="then" value="keep" plain={house === null && maySend}>
            {house === null ? areas.saveDraft : areas.save}
          </SubmitButton>
        </p>
      </Form>
    </ConsolePage>
  );
}
