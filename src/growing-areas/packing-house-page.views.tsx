import { MarketsPanel } from '../area-codes/markets-panel.js';
import { unitsText } from '../places/place-names.js';
import { formatNumber } from '../ui/format.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { toldRows } from './area-details.views.js';
import { placeText } from './area-faults.js';
import { AreaFrame, type AreaPageProps, capital, NextStep, Notices, Suspension } from './area-frame.views.js';
import { AreaMaps } from './area-maps.views.js';
import type { PackingHouseView } from './growing-areas.queries.js';

export interface PackingHousePageProps extends AreaPageProps {
  readonly area: PackingHouseView;
}

export function PackingHousePage(props: PackingHousePageProps) {
  const { ctx, area } = props;
  const { areas, packingHouses: text } = words(ctx.lang);
  const { fields } = text;
  return (
    <AreaFrame {...props}>
      <div class="two">
        <div>
          <Panel id="map" title={text.map} flush>
            <AreaMaps ctx={ctx} {...props.situation} />
          </Panel>
          <MarketsPanel
            ctx={ctx}
            areaId={area.id}
            registrations={props.registrations}
            mayRequest={props.mayWrite && area.status === 'active'}
          />
        </div>
        <div>
          <Panel id="next" title={areas.next}>
            <NextStep {...props} />
          </Panel>
          <Notices {...props} />
          <Panel id="facts" title={text.facts}>
            <KeyValues
              items={[
                [fields.code, area.code === null ? areas.noCode : <span class="code">{area.code}</span>],
                [fields.crop, area.crop],
                [fields.facilityNumber, area.facilityNumber],
                [
                  fields.capacityTonnes,
                  area.capacityTonnes === null
                    ? null
                    : text.tonnesADay(formatNumber(ctx.lang, area.capacityTonnes)),
                ],
                [areas.place, capital(unitsText(area.place, ctx.lang))],
                [fields.village, area.village],
                [fields.place, placeText(ctx.lang, [area.lon, area.lat])],
                ...toldRows(ctx, area),
              ]}
            />
            <p>
              <a href={`/console/areas/${area.id}/changes`}>{words(ctx.lang).areaChanges.title}</a>
            </p>
          </Panel>
          <Suspension {...props} />
        </div>
      </div>
    </AreaFrame>
  );
}
