import { compareInstants, type Instant, parseDateTime } from './formats.js';
import * as s from './shape.js';

/** Given once, with the element's metadata or with a report (TCR-53, step 29). */
const INLINE_ATTRIBUTES = ['time', 'deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod'];

type SensorFault = 'sensor-after-event' | 'sensor-interval-reversed' | 'sensor-attribute-twice';

/** EPCIS 2.0, 7.3.7: what sensor elements may say, seen from the event they stand in. */
export function checkSensors(
  event: s.JsonObject,
  at: string,
  add: (code: SensorFault, at: string, sentence: string) => void,
): void {
  const eventTime = instant(s.member(event, 'eventTime'));
  s.items(s.member(event, 'sensorElementList')).forEach((element, index) => {
    const place = s.pointer(`${at}/sensorElementList`, index);
    const metadata = s.member(element, 'sensorMetadata');
    const checkTime = (holder: unknown, where: string) => {
      const time = instant(s.member(holder, 'time'));
      if (time && eventTime && compareInstants(time, eventTime) > 0) {
        add(
          'sensor-after-event',
          `${where}/time`,
          'A sensor reading is not later than the event that tells of it.',
        );
      }
    };
    checkTime(metadata, `${place}/sensorMetadata`);
    const [start, end] = [instant(s.member(metadata, 'startTime')), instant(s.member(metadata, 'endTime'))];
    if (start && end && compareInstants(start, end) > 0) {
      add(
        'sensor-interval-reversed',
        `${place}/sensorMetadata/endTime`,
        'The interval ends before it starts.',
      );
    }
    s.items(s.member(element, 'sensorReport')).forEach((report, number) => {
      const where = s.pointer(`${place}/sensorReport`, number);
      checkTime(report, where);
      for (const name of INLINE_ATTRIBUTES) {
        if (s.member(metadata, name) === undefined || s.member(report, name) === undefined) continue;
        add(
          'sensor-attribute-twice',
          s.pointer(where, name),
          `The ${name} stands with the element's metadata already.`,
        );
      }
    });
  });
}

function instant(value: unknown): Instant | null {
  return typeof value === 'string' ? parseDateTime(value) : null;
}
