import { Global, Module } from '@nestjs/common';
import { SelectionActions } from './selection-actions.js';
import { SelectionsConsoleController } from './selections.console.controller.js';
import { Selections } from './selections.service.js';
import './selections.feature.js';

@Global()
@Module({
  controllers: [SelectionsConsoleController],
  providers: [SelectionActions, Selections],
  exports: [SelectionActions],
})
export class SelectionsModule {}
