import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { SavedViewsConsoleController } from './saved-views.console.controller.js';
import { SavedViewsInterceptor } from './saved-views.interceptor.js';
import { SavedViews } from './saved-views.service.js';
import './saved-views.feature.js';

@Module({
  controllers: [SavedViewsConsoleController],
  providers: [SavedViews, { provide: APP_INTERCEPTOR, useClass: SavedViewsInterceptor }],
})
export class SavedViewsModule {}
