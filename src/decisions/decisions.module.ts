import { Global, Module } from '@nestjs/common';
import { DecisionDocuments } from './decision-documents.js';
import { DecisionsPublicController } from './decisions.public.controller.js';
import { SigningKey } from './signing-key.js';
import { DecisionNumbers } from './decision-numbers.js';

@Global()
@Module({
  controllers: [DecisionsPublicController],
  providers: [DecisionNumbers, DecisionDocuments, SigningKey],
  exports: [DecisionNumbers, DecisionDocuments],
})
export class DecisionsModule {}
