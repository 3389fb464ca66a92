import { describe, expect, it } from '@jest/globals';
import { cbvUri, DISPOSITIONS } from './cbv.js';
import { FARM_STEP_MEANING, FARM_STEPS, farmBizStep, farmStepOf } from './farm-steps.js';

const REGISTRY = 'https://truyxuat.example.vn';

describe('the diary in EPCIS terms', () => {
  it('reads every step back from its event type and business step', () => {
    for (const step of FARM_STEPS) {
      const { eventType } = FARM_STEP_MEANING[step];
      expect(farmStepOf(eventType, farmBizStep(step, REGISTRY), REGISTRY)).toBe(step);
    }
  });

  it('uses CBV where CBV has a term and a URI of the registry where it has none', () => {
    expect(farmBizStep('harvested', REGISTRY)).toBe('creating_class_instance');
    expect(farmBizStep('sown', REGISTRY)).toBe('https://truyxuat.example.vn/voc/BizStep-sowing');
    expect(farmStepOf('ObjectEvent', 'urn:epcglobal:cbv:bizstep:shipping', REGISTRY)).toBe('shipped');
    expect(farmStepOf('ObjectEvent', 'repairing', REGISTRY)).toBeNull();
  });

  it('names only standard terms, and gives a transformation no action (EPCIS 2.0, 7.4.5)', () => {
    for (const step of FARM_STEPS) {
      const { action, bizStep, disposition, eventType } = FARM_STEP_MEANING[step];
      if ('cbv' in bizStep) expect(cbvUri('bizStep', bizStep.cbv)).toMatch(/^https:\/\/ref\.gs1\.org\/cbv\//);
      if (disposition !== null) expect(DISPOSITIONS).toContain(disposition);
      expect(action === null).toBe(eventType === 'TransformationEvent');
    }
  });
});
