import type { MultiPolygon, Polygon } from 'geojson';
import { VN2000_MERIDIANS } from '../standards/geo/vn2000.js';
import { readNumber } from '../standards/vietnam/read.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { AreaDetailFields } from './area-details.views.js';
import { type AreaValues, textOf } from './area-values.js';
import type { BoundaryPreview } from './boundary-preview.js';
import { BoundaryPreviewPanel } from './boundary-preview.views.js';
import type { CommuneCentre } from './commune-centres.js';
import type { CommuneChoice } from './commune-options.js';
import { asDeclaredUnit, DECLARED_UNITS, toHectares } from './declared-size.js';

export interface AreaMapData {
  readonly communes: Readonly<Record<string, CommuneCentre>>;
  /** The other areas of the business. */
  readonly areas: readonly { readonly name: string; readonly polygon: Polygon | MultiPolygon }[];
  /** The communes around the chosen one. */
  readonly land: readonly {
    readonly name: string;
    readonly rings: readonly (readonly (readonly number[])[])[];
  }[];
}

export interface GrowingAreaFormPageProps {
  readonly ctx: PageContext;
  /** null: a new area. */
  readonly area: { readonly id: string; readonly name: string; readonly version: number } | null;
  /** What stands in the fields: the record, or what was typed. */
  readonly values: AreaValues;
  readonly communes: CommuneChoice;
  /** Markets this registry serves, the one at home first. */
  readonly markets: readonly string[];
  /** The business is approved, so that a new area can go to the office at once. */
  readonly maySend: boolean;
  /** What “find commune” found: the page opens there, and a screen reader reads it. */
  readonly answer: string | null;
  /** For the map that script draws. */
  readonly map: AreaMapData;
  /** Of the boundary, where it was asked for. */
  readonly preview: BoundaryPreview | null;
  readonly faults: readonly FieldFault[];
}

export function GrowingAreaFormPage(props: GrowingAreaFormPageProps) {
  const { ctx, area, faults, maySend } = props;
  const text = words(ctx.lang).areas;
  const title = area === null ? text.newTitle : text.editTitle(area.name);
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="areas"
      heading={title}
      lead={text.newLead}
      crumbs={[{ href: '/console/areas', text: text.title }]}
      styles={['forms']}
      scripts={['area-map.js']}
      faulty={faults.length > 0}
    >
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ ...text.fields, ...words(ctx.lang).areaDetails.fields }}
      />
      <Form
        ctx={ctx}
        action={area === null ? '/console/areas' : `/console/areas/${area.id}/edit`}
        multipart
        faults={faults}
      >
        {area !== null && <HiddenField name="version" value={String(area.version)} />}
        <Facts {...props} />
        <Where {...props} />
        <Boundary {...props} />
        {props.preview !== null && (
          <BoundaryPreviewPanel
            ctx={ctx}
            preview={props.preview}
            declared={declaredHectares(props.values)}
            unit={asDeclaredUnit(props.values['declaredUnit'])}
          />
        )}
        {area === null && !maySend && <p class="note">{text.draftOnly}</p>}
        {area === null && maySend && <p class="soft">{words(ctx.lang).areaDetails.commitment}</p>}
        <p class="send">
          {area === null && !maySend ? (
            <SubmitButton name="then" value="keep">
              {text.saveDraft}
            </SubmitButton>
          ) : area === null ? (
            <>
              <SubmitButton name="then" value="submit">
                {text.saveAndSubmit}
              </SubmitButton>{' '}
              <SubmitButton name="then" value="keep" plain>
                {text.saveDraft}
              </SubmitButton>
            </>
          ) : (
            <SubmitButton>{text.save}</SubmitButton>
          )}
        </p>
      </Form>
    </ConsolePage>
  );
}

function Facts({ ctx, values, faults, markets }: GrowingAreaFormPageProps) {
  const { fields, hints, facts, unitChoices } = words(ctx.lang).areas;
  return (
    <Panel id="facts" title={facts}>
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
          name="hectaresDeclared"
          label={fields.declared}
          hint={hints.hectaresDeclared}
          value={sizeOf(values['hectaresDeclared'])}
          required
        />
        <SelectField
          name="declaredUnit"
          label={fields.declaredUnit}
          prompt={null}
          options={DECLARED_UNITS.map((unit) => ({ value: unit, text: unitChoices[unit] }))}
          value={asDeclaredUnit(values['declaredUnit'])}
        />
      </div>
      <NumberField name="households" label={fields.households} value={textOf(values['households'])} whole />
      <AreaDetailFields ctx={ctx} values={values} faults={faults} markets={markets} />
    </Panel>
  );
}

function Where({ ctx, values, communes, answer }: GrowingAreaFormPageProps) {
  const { fields, hints, where, findCommune, communeFound } = words(ctx.lang).areas;
  return (
    <Panel id="where" title={where}>
      <SelectField
        name="communeCode"
        label={fields.communeCode}
        options={communes.options}
        value={textOf(values['communeCode'])}
        required
      />
      <TextField
        name="oldName"
        label={fields.oldName}
        hint={hints.oldName}
        value={textOf(values['oldName'])}
        maxlength={120}
      />
      <p>
        <SubmitButton name="then" value="find" plain>
          {findCommune}
        </SubmitButton>
      </p>
      {answer !== null && (
        <p class="kept" id="commune-found" tabindex={-1} autofocus role="status">
          <Icon name="ok" /> <span>{communeFound(answer)}</span>
        </p>
      )}
      <TextField name="village" label={fields.village} value={textOf(values['village'])} maxlength={200} />
    </Panel>
  );
}

function Boundary({ ctx, values, map }: GrowingAreaFormPageProps) {
  const { fields, hints, boundary, boundaryLead, grids, preview } = words(ctx.lang).areas;
  return (
    <Panel id="boundary" title={boundary}>
      <Draw ctx={ctx} map={map} />
      <p class="soft">{boundaryLead}</p>
      <FileField
        name="boundaryFile"
        label={fields.boundaryFile}
        hint={hints.boundaryFile}
        accept=".geojson,.json,.kml,.kmz,.gpx,.zip,.csv,.txt,application/geo+json"
      />
      <TextArea
        name="polygon"
        label={fields.polygon}
        hint={hints.polygon}
        value={textOf(values['polygon'])}
        rows={6}
        code
      />
      <SelectField
        name="grid"
        label={fields.grid}
        hint={hints.grid}
        prompt={grids.none}
        options={gridOptions(grids)}
        value={textOf(values['grid'])}
      />
      <p>
        <SubmitButton name="then" value="preview" plain>
          {preview.ask}
        </SubmitButton>
      </p>
    </Panel>
  );
}

/** Hidden until script is there to draw with. */
function Draw({ ctx, map }: Pick<GrowingAreaFormPageProps, 'ctx' | 'map'>) {
  const { draw } = words(ctx.lang).areas;
  const { corner, corners, parts, found, rough, denied, looking, cleared } = draw;
  const text = { corner, corners, parts, found, rough, denied, looking, cleared };
  return (
    <div
      class="draw"
      id="area-draw"
      hidden
      data-map={JSON.stringify({ ...map, layer: ctx.registry.map, text })}
      data-style={ctx.asset('area-map.css')}
    >
      <p class="hint" id="draw-how">
        {draw.how}
      </p>
      <div
        class="draw-map"
        role="application"
        tabindex={0}
        aria-label={draw.map}
        aria-describedby="draw-how"
      />
      <p class="hint" role="status" />
      <p class="draw-do">
        {(['here', 'middle', 'undo', 'clear'] as const).map((action) => (
          <button key={action} class="btn plain" type="button" data-do={action}>
            {draw[action]}
          </button>
        ))}
      </p>
    </div>
  );
}

/** Strips of 3° by the provinces they were made for, then those of 6°. */
function gridOptions(text: {
  readonly narrow: (meridian: string, provinces: string) => string;
  readonly wide: (meridian: string) => string;
}) {
  return [
    ...VN2000_MERIDIANS.map(([meridian, provinces]) => ({
      value: `${meridian}/3`,
      text: text.narrow(degrees(meridian), provinces),
    })),
    ...[105, 111].map((meridian) => ({ value: `${meridian}/6`, text: text.wide(degrees(meridian)) })),
  ];
}

/** `105°30′`. */
function degrees(meridian: number): string {
  return `${Math.floor(meridian)}°${String(Math.round((meridian % 1) * 60)).padStart(2, '0')}′`;
}

function declaredHectares(values: AreaValues): number | null {
  const amount = numberOf(values['hectaresDeclared']);
  return amount === null ? null : toHectares(amount, asDeclaredUnit(values['declaredUnit']));
}

/** A number as stored, or the text as it was typed. */
function sizeOf(value: AreaValues[string]): string | number | null {
  return typeof value === 'number' ? value : textOf(value);
}

function numberOf(value: AreaValues[string]): number | null {
  const read = typeof value === 'string' ? readNumber(value) : null;
  return typeof value === 'number' ? value : read?.ok === true ? read.value : null;
}
