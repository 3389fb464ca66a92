import { Module } from '@nestjs/common';
import { BaseTiles } from './base-tiles.service.js';
import { MapsPublicController } from './maps.public.controller.js';

@Module({ controllers: [MapsPublicController], providers: [BaseTiles] })
export class MapsModule {}
