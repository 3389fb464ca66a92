import { Global, Module } from '@nestjs/common';
import { SearchConsoleController } from './search.console.controller.js';
import { SearchSources } from './search-sources.js';
import { Search } from './search.service.js';
import './search.feature.js';

/** The search of everything; features register what they have. */
@Global()
@Module({
  controllers: [SearchConsoleController],
  providers: [Search, SearchSources],
  exports: [SearchSources],
})
export class SearchModule {}
