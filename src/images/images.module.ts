import { Module } from '@nestjs/common';
import { ImagesPublicController } from './images.public.controller.js';
import { ImagesService } from './images.service.js';
import { PictureJobs } from './picture-jobs.js';
import { PictureDrafts } from './picture-drafts.js';
import { PreviewsService } from './previews.service.js';

@Module({
  controllers: [ImagesPublicController],
  providers: [ImagesService, PictureDrafts, PictureJobs, PreviewsService],
  exports: [ImagesService, PictureDrafts],
})
export class ImagesModule {}
