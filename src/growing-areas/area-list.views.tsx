import { AREA_KINDS } from '../area-codes/code-numbers.service.js';
import { AsWritten } from '../ui/vietnamese.js';
import { formatHectares, formatNumber } from '../ui/format.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { areaStates } from './growing-area.transitions.js';
import { GROWING_AREA_STATUSES } from './growing-area.entity.js';
import type { GrowingAreaView } from './growing-areas.queries.js';
import { AreaTag } from './growing-areas.views.js';

export function areaList(ctx: PageContext, mayWrite: boolean): ListSpec<GrowingAreaView> {
  const text = words(ctx.lang).areas;
  return {
    id: 'areas',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    picks: {
      actions: mayWrite ? [{ value: 'growing-area.submit', text: text.together.offer }] : [],
      nameOf: ({ name }) => name,
      may: ({ status }) => areaStates.offers(status, 'owner')('submit'),
    },
    search: text.search,
    filters: [
      stateFilter(ctx, GROWING_AREA_STATUSES, text.statuses),
      {
        name: 'kind',
        label: text.kind,
        any: text.anyKind,
        options: AREA_KINDS.map((value) => ({ value, text: text.kinds[value] })),
      },
    ],
    sorts: timeSorts(ctx),
    empty: {
      ...(mayWrite ? text.teach : text.teachOffice),
      action: mayWrite && <a href="/console/areas/new">{text.add}</a>,
    },
    columns: [
      {
        key: 'name',
        head: text.name,
        plain: (area) => area.name,
        cell: (area) => (
          <>
            <a href={`/console/areas/${area.id}`}>
              <AsWritten>{area.name}</AsWritten>
            </a>
            <small>{area.code === null ? text.noCode : <span class="code">{area.code}</span>}</small>
          </>
        ),
      },
      {
        key: 'code',
        head: text.fields.code,
        chosen: true,
        plain: (area) => area.code,
        cell: (area) => area.code ?? '–',
      },
      {
        key: 'kind',
        head: text.kind,
        chosen: true,
        plain: (area) => text.kinds[area.kind],
        cell: (area) => text.kinds[area.kind],
      },
      {
        key: 'crop',
        head: text.fields.crop,
        wideOnly: true,
        plain: (area) => area.crop,
        cell: (area) => area.crop,
      },
      {
        key: 'village',
        head: text.fields.village,
        chosen: true,
        plain: (area) => area.village,
        cell: (area) => area.village ?? '–',
      },
      {
        key: 'households',
        head: text.fields.households,
        chosen: true,
        num: true,
        plain: (area) => area.households,
        cell: (area) => area.households ?? '–',
      },
      {
        key: 'hectares',
        head: text.hectares,
        num: true,
        nowrap: true,
        plain: (area) => area.hectaresMeasured,
        cell: (area) =>
          area.kind === 'field'
            ? formatHectares(ctx.lang, area.hectaresMeasured)
            : text.kinds['packing-house'],
      },
      {
        key: 'capacity',
        head: words(ctx.lang).packingHouses.fields.capacityTonnes,
        chosen: true,
        num: true,
        plain: (area) => area.capacityTonnes,
        cell: (area) => (area.capacityTonnes === null ? '–' : formatNumber(ctx.lang, area.capacityTonnes)),
      },
      {
        key: 'business',
        head: text.business,
        lead: !mayWrite,
        chosen: mayWrite,
        plain: (area) => area.businessName,
        cell: (area) => area.businessName,
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: (area) => text.statuses[area.status],
        cell: (area) => <AreaTag ctx={ctx} status={area.status} />,
      },
    ],
  };
}

export interface GrowingAreasPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<GrowingAreaView>;
  readonly mayWrite: boolean;
}

export function GrowingAreasPage({ ctx, page, mayWrite }: GrowingAreasPageProps) {
  const text = words(ctx.lang).areas;
  const add = (
    <>
      <a class="btn" href="/console/areas/new">
        {text.add}
      </a>{' '}
      <a class="btn plain" href="/console/packing-houses/new">
        {words(ctx.lang).packingHouses.add}
      </a>{' '}
      <a class="btn plain" href="/console/areas/eudr">
        {text.eudr.link}
      </a>
    </>
  );
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={text.lead}
      actions={
        mayWrite ? (
          add
        ) : (
          <>
            <a class="btn plain" href="/console/areas/map">
              {words(ctx.lang).areaMap.link}
            </a>{' '}
            <a class="btn plain" href="/console/authority-lists">
              {words(ctx.lang).authorityLists.areasLink}
            </a>
          </>
        )
      }
      spec={areaList(ctx, mayWrite)}
      page={page}
    />
  );
}
