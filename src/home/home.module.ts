import { Module } from '@nestjs/common';
import { HomePublicController } from './home.public.controller.js';
import { HomeQueries } from './home.queries.js';

@Module({ controllers: [HomePublicController], providers: [HomeQueries] })
export class HomeModule {}
