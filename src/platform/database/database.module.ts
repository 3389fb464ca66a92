import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DATABASE_URL } from './database-url.js';
import { connectionOptions, Database } from './database.js';
import { PATIENCE, type Patience } from './patience.js';
import { Team } from '../processes/team.js';

/** The connection of TypeORM. Entities come with the features: `TypeOrmModule.forFeature([Lot])` in `lots.module.ts`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [DATABASE_URL, PATIENCE, Team],
      useFactory: (url: string, patience: Patience, { serving }: Team) => ({
        ...connectionOptions(url, patience, serving),
        autoLoadEntities: true,
        // A start that cannot connect says so at once and ends; whoever supervises the service starts it again.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
