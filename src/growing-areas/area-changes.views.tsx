import { parsePolygon } from '../standards/geo/polygon.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { ChangedValues } from '../ui/changed-values.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime, formatHectares } from '../ui/format.js';
import { AreaMap } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { AreaChange, AreaChangePage } from './area-changes.queries.js';
import { drawLand, type BaseLand } from './base-map.js';
import { changedFacts } from './changed-facts.js';
import type { GrowingAreaView } from './growing-areas.queries.js';

const WIDTH = 480;
const HEIGHT = 280;

export interface AreaChangesPageProps {
  readonly ctx: PageContext;
  readonly area: GrowingAreaView;
  readonly page: AreaChangePage;
  readonly land: BaseLand;
  /** Officials read who did it; a business does not read the names of officials. */
  readonly named: boolean;
}

/** From version to version: what was declared before, and what after. */
export function AreaChangesPage(props: AreaChangesPageProps) {
  const { ctx, area, page } = props;
  const { areas, areaChanges: text } = words(ctx.lang);
  return (
    <ConsolePage
      ctx={ctx}
      title={`${text.title}: ${area.name}`}
      current="areas"
      heading={text.title}
      lead={text.lead}
      crumbs={[
        { href: '/console/areas', text: areas.title },
        { href: `/console/areas/${area.id}`, text: area.name },
      ]}
    >
      {page.items.length === 0 && <p class="soft">{text.none}</p>}
      {page.items.map((change) => (
        <ChangePanel key={change.id} {...props} change={change} />
      ))}
      <Pager ctx={ctx} shown={page.items.length} counted={text.shown} next={page.next} />
    </ConsolePage>
  );
}

function ChangePanel(props: AreaChangesPageProps & { readonly change: AreaChange }) {
  const { ctx, area, page, change, named } = props;
  const { areaChanges: text, audit, ui } = words(ctx.lang);
  const steps: Readonly<Record<string, string>> = text.steps;
  const roles: Readonly<Record<string, string>> = { ...ui.roles, ...audit.noOne };
  const role = roles[change.actorRole] ?? change.actorRole;
  const { boundary } = change;
  const drawn = boundary === null || boundary === 'lost' ? null : boundary;
  const facts = changedFacts(ctx.lang, { ...change, kind: area.kind, communes: page.communes });
  return (
    <Panel
      id={`change-${change.id}`}
      title={steps[change.action] ?? change.action}
      aside={
        <small>
          <time datetime={change.at.toISOString()}>
            {formatDateTime(ctx.lang, change.at, ctx.registry.timeZone)}
          </time>
        </small>
      }
    >
      <div class={drawn === null ? undefined : 'maps'}>
        {drawn !== null && <TwoOutlines {...props} boundary={drawn} />}
        <div class="in">
          {drawn !== null && <p class="soft">{text.legend}</p>}
          {boundary === 'lost' && <p class="soft">{text.notKept}</p>}
          {named && (
            <KeyValues
              items={[
                [text.by, change.actorName === null ? role : <Who name={change.actorName} role={role} />],
              ]}
            />
          )}
          <ChangedValues
            items={
              drawn === null ? facts : [sizes(ctx, drawn), ...facts.filter(({ name }) => name !== 'areaM2')]
            }
          />
        </div>
      </div>
    </Panel>
  );
}

function Who({ name, role }: { readonly name: string; readonly role: string }) {
  return (
    <>
      <AsWritten>{name}</AsWritten> <small>{role}</small>
    </>
  );
}

type Boundary = Extract<AreaChange['boundary'], object>;

/** Of another shape with the same size it is said that it is another. */
function sizes({ lang }: PageContext, boundary: Boundary) {
  const before = formatHectares(lang, boundary.before.hectares);
  const after = formatHectares(lang, boundary.after.hectares);
  return { label: words(lang).areaChanges.boundary, before, after, replaced: before === after };
}

function TwoOutlines({ ctx, land, boundary }: AreaChangesPageProps & { readonly boundary: Boundary }) {
  const text = words(ctx.lang).areaChanges;
  const [before, after] = [parsePolygon(boundary.before.polygon), parsePolygon(boundary.after.polygon)];
  if (!before.ok || !after.ok) return null;
  const { paths, project, scaleMetres } = toSvgPath([after.value, before.value], WIDTH, HEIGHT, 40);
  const { before: was, after: is } = sizes(ctx, boundary);
  return (
    <AreaMap
      label={text.mapLabel(was, is)}
      width={WIDTH}
      height={HEIGHT}
      {...drawLand(land, project, WIDTH, HEIGHT)}
      project={project}
      areas={[
        { key: 'after', path: paths[0] ?? '', tone: 1 },
        { key: 'before', path: paths[1] ?? '', tone: 'other' },
      ]}
      scale={{ length: scaleMetres.px, text: scaleMetres.label }}
    />
  );
}
