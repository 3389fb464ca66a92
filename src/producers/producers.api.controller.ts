import { Param } from '@nestjs/common';
import { Limited, Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { ApiRead, PublicApiFeature } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { ProducerDto } from './producers.dto.js';
import { ProducersQueries, type ProducerView } from './producers.queries.js';

@PublicApiFeature('producers', 'api/v1/producers')
export class ProducersApiController {
  constructor(private readonly queries: ProducersQueries) {}

  @ApiRead(':id', ProducerDto, {
    summary: 'A producer as it shows itself to everybody',
    description: 'Of one that was merged into another, that other one: `id` says which.',
  })
  @Public()
  @Limited('public-read-network')
  async one(@Param('id', IdPipe) id: string): Promise<ProducerView> {
    const producer = await this.queries.find(id, 'public');
    if (producer === null) throw new NotFound();
    return producer;
  }
}
