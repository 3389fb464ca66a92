import { Global, Module } from '@nestjs/common';
import { KeptCounts } from './kept-counts.js';
import { Lists } from './lists.js';

/** Lists that grow and the totals above them, for every feature. */
@Global()
@Module({ providers: [Lists, KeptCounts], exports: [Lists, KeptCounts] })
export class ListsModule {}
