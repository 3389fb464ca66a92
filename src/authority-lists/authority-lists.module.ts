import { Module } from '@nestjs/common';
import { AreaCodesModule } from '../area-codes/area-codes.module.js';
import { BulkModule } from '../bulk/bulk.module.js';
import { AuthorityListsConsoleController } from './authority-lists.console.controller.js';
import './authority-lists.feature.js';
import { AuthorityListsQueries } from './authority-lists.queries.js';
import { AuthorityListsService } from './authority-lists.service.js';
import { ListMatching } from './list-matching.service.js';

@Module({
  imports: [AreaCodesModule, BulkModule],
  controllers: [AuthorityListsConsoleController],
  providers: [AuthorityListsQueries, AuthorityListsService, ListMatching],
})
export class AuthorityListsModule {}
