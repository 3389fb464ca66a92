import { Module } from '@nestjs/common';
import { ImagesPublicController } from './images.public.controller.js';
import { ImagesService } from './images.service.js';

@Module({ controllers: [ImagesPublicController], providers: [ImagesService], exports: [ImagesService] })
export class ImagesModule {}
