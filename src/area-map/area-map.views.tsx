import type { BaseLand } from '../growing-areas/base-map.js';
import type { GrowingAreaView } from '../growing-areas/growing-areas.queries.js';
import { AREA_KINDS } from '../area-codes/code-numbers.service.js';
import { marketName } from '../area-codes/markets.js';
import { unitText } from '../places/place-names.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatHectares, formatNumber } from '../ui/format.js';
import { askedOf, type ListFilter, type ListSpec } from '../ui/list.js';
import { ListFilters } from '../ui/list-filters.js';
import { List } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { EXPIRING, SHOWN_STATUSES } from './area-map.dto.js';
import { AreaMapDrawing, AreaMapMoves, TONES } from './area-map-drawing.views.js';
import type { AreaMapChoices, AreaMapPage, AreaMapView } from './area-map.service.js';
import { writeWindow } from './map-window.js';

export interface AreaMapPageProps {
  readonly ctx: PageContext;
  readonly view: AreaMapView;
  readonly land: BaseLand;
  readonly page: AreaMapPage;
  readonly choices: AreaMapChoices;
}

/** A map of all areas, and beside it the same as a list. */
export function AreaMapConsolePage({ ctx, view, land, page, choices }: AreaMapPageProps) {
  const { areaMap: text, areas } = words(ctx.lang);
  const spec = areaMapList(ctx, choices);
  const count = (value: number) => formatNumber(ctx.lang, value);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console/areas', text: areas.title }]}
      actions={
        <a class="btn plain" href="/console/areas">
          {text.listLink}
        </a>
      }
      scripts={['area-overview.js']}
    >
      <ListFilters ctx={ctx} spec={spec} asked={askedOf(ctx)} />
      <div class="two">
        <div>
          <Panel
            id="map"
            title={text.map}
            flush
            aside={
              <small id="map-count" role="status">
                {text.inView(count(view.total))}
              </small>
            }
          >
            <div
              id="area-overview"
              data-map={JSON.stringify({
                at: writeWindow(view.window),
                layer: ctx.registry.map,
                text: { label: text.moving, failed: text.failed },
                tones: TONES,
              })}
              data-style={ctx.asset('area-overview.css')}
            >
              <AreaMapDrawing ctx={ctx} view={view} land={land} />
              <AreaMapMoves ctx={ctx} window={view.window} />
            </div>
            {view.total === 0 && <p class="in">{text.nothing}</p>}
            <Key ctx={ctx} />
          </Panel>
        </div>
        <div>
          <List
            ctx={ctx}
            // The filters stand above both.
            spec={{ ...spec, filters: [], sorts: [] }}
            page={page}
            aside={<small>{text.total(count(page.total))}</small>}
          />
        </div>
      </div>
    </ConsolePage>
  );
}

function Key({ ctx }: { readonly ctx: PageContext }) {
  const { keys } = words(ctx.lang).areaMap;
  const swatch = (tone: string) => (
    <svg width="14" height="14" aria-hidden="true">
      <path class={`a a-${tone}`} d="M1 1h12v12H1z" />
    </svg>
  );
  return (
    <ul class="key in">
      <li>
        {swatch('1')}
        {keys.active}
      </li>
      <li>
        {swatch('3')}
        {keys.waiting}
      </li>
      <li>
        {swatch('clash')}
        {keys.suspended}
      </li>
      <li>
        <svg width="18" height="18" viewBox="0 0 32 32" aria-hidden="true">
          <g class="pin">
            <circle cx="16" cy="16" r="14" />
            <text x="16" y="21">
              9
            </text>
          </g>
        </svg>
        {keys.cluster}
      </li>
    </ul>
  );
}

export function areaMapList(ctx: PageContext, choices: AreaMapChoices): ListSpec<GrowingAreaView> {
  const { areaMap: text, areas } = words(ctx.lang);
  const area = areaColumns(ctx);
  return {
    id: 'areas-map',
    file: true,
    caption: text.list,
    rowKey: ({ id }) => id,
    filters: filtersOf(ctx, choices),
    empty: text.empty,
    columns: [
      area.name,
      {
        key: 'code',
        head: areas.fields.code,
        chosen: true,
        plain: ({ code }) => code,
        cell: ({ code }) => code ?? '–',
      },
      {
        key: 'crop',
        head: areas.fields.crop,
        chosen: true,
        plain: ({ crop }) => crop,
        cell: ({ crop }) => crop,
      },
      {
        key: 'business',
        head: areas.business,
        chosen: true,
        plain: ({ businessName }) => businessName,
        cell: ({ businessName }) => businessName,
      },
      {
        key: 'hectares',
        head: areas.hectares,
        num: true,
        nowrap: true,
        plain: ({ hectaresMeasured }) => hectaresMeasured,
        cell: ({ hectaresMeasured }) =>
          hectaresMeasured === null
            ? areas.kinds['packing-house']
            : formatHectares(ctx.lang, hectaresMeasured),
      },
      area.state,
    ],
  };
}

function areaColumns(ctx: PageContext) {
  const { areas } = words(ctx.lang);
  return {
    name: {
      key: 'name',
      head: areas.name,
      plain: ({ name }: GrowingAreaView) => name,
      cell: (each: GrowingAreaView) => (
        <>
          <a href={`/console/areas/${each.id}`}>
            <AsWritten>{each.name}</AsWritten>
          </a>
          <small>{each.code === null ? areas.noCode : <span class="code">{each.code}</span>}</small>
        </>
      ),
    },
    state: {
      key: 'state',
      head: areas.state,
      plain: ({ status }: GrowingAreaView) => areas.statuses[status],
      cell: ({ status }: GrowingAreaView) => areas.statuses[status],
    },
  };
}

function filtersOf(ctx: PageContext, { crops, communes, markets }: AreaMapChoices): ListFilter[] {
  const { areaMap: text, areas, ui } = words(ctx.lang);
  const counted = (name: string, count: number) => text.counted(name, formatNumber(ctx.lang, count));
  return [
    {
      name: 'kind',
      label: areas.kind,
      any: areas.anyKind,
      options: AREA_KINDS.map((value) => ({ value, text: areas.kinds[value] })),
    },
    {
      name: 'crop',
      label: text.crop,
      any: text.anyCrop,
      options: crops.map(({ key, text: name, count }) => ({ value: key, text: counted(name, count) })),
    },
    {
      name: 'status',
      label: ui.list.state,
      any: ui.list.anyState,
      options: SHOWN_STATUSES.map((value) => ({ value, text: areas.statuses[value] })),
    },
    {
      name: 'market',
      label: text.market,
      any: text.anyMarket,
      options: markets.map((value) => ({ value, text: marketName(value, ctx.lang) })),
    },
    {
      name: 'expiring',
      label: text.expiring,
      any: text.anyExpiring,
      options: EXPIRING.map((value) => ({ value, text: text.within(value) })),
    },
    {
      name: 'overlap',
      label: text.overlap,
      any: text.anyOverlap,
      options: [{ value: 'yes', text: text.overlapping }],
    },
    {
      name: 'commune',
      label: text.commune,
      any: text.anyCommune,
      options: communes.map((unit) => ({
        value: unit.code,
        text: counted(unitText(unit, ctx.lang), unit.count),
      })),
    },
  ];
}
