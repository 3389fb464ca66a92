import { ApplicationsService, toDecisionInput } from '../applications/applications.service.js';
import { RegistrationStepDto } from '../area-codes/registrations.dto.js';
import { RegistrationsService } from '../area-codes/registrations.service.js';
import { SeasonInputDto } from '../growing-areas/seasons.dto.js';
import { SeasonsService } from '../growing-areas/seasons.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { readInput } from '../platform/http/validation.js';
import { dayOf } from '../platform/time-zone.js';
import type { Stage } from './business-tale.js';
import type { SampleArea } from './sample-story.js';

const HO_CHI_MINH = 'Asia/Ho_Chi_Minh';

/** What an area has beside its code at home: a certified yield, and codes of markets abroad. */
export async function tellCodes(stage: Stage, owner: Actor, areaId: string, area: SampleArea): Promise<void> {
  const { app, office, today } = stage;
  const day = dayOf(app.get(Clock).now(), HO_CHI_MINH);
  if (area.kgPerHectare !== undefined) {
    const year = today.slice(0, 4);
    const season = await readInput(SeasonInputDto, {
      name: `Năm ${year}`,
      startsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
      hectares: area.hectares,
      kgPerHectare: area.kgPerHectare,
      certifiedBy: 'Chi cục mẫu',
      certifiedOn: day,
    });
    await app.get(SeasonsService).certify(office.reviewer(), areaId, season);
  }
  const registrations = app.get(RegistrationsService);
  for (const { market, code, suspended } of area.abroad ?? []) {
    const { id, dossierId } = await registrations.request(owner, areaId, market);
    await app
      .get(ApplicationsService)
      .decide(office.reviewer(), dossierId, toDecisionInput({ decision: 'approve' }));
    const step = async (input: object) =>
      registrations.step(office.reviewer(), id, await readInput(RegistrationStepDto, input));
    await step({ action: 'issue', code, since: day });
    if (suspended !== undefined) await step({ action: 'suspend', ...suspended });
  }
}
