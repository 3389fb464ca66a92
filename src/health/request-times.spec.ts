import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { RequestTimes } from './request-times.js';

it('times of requests are told as a histogram of Prometheus', async () => {
  const registry = new Registry();
  const times = new RequestTimes(registry);
  const kind = { method: 'GET', route: '/q/:code', status: 200 };
  for (const ms of [0, 2, 2.1, 99, 60_000]) times.count(kind, ms);
  times.count({ method: 'GET', route: 'a "b" \\c', status: 404 }, 1);
  const text = await registry.metrics();
  expect(text.split('\n').slice(0, 2)).toEqual([
    '# HELP http_request_duration_seconds Time from the arrival of a request to the end of its answer',
    '# TYPE http_request_duration_seconds histogram',
  ]);
  const labels = 'method="GET",route="/q/:code",status="200"';
  const own = text.split('\n').filter((line) => line.includes(labels));
  expect(own).toEqual([
    ...[
      ...[
        ['0.002', 2],
        ['0.005', 3],
        ['0.01', 3],
        ['0.025', 3],
        ['0.05', 3],
        ['0.1', 4],
        ['0.25', 4],
      ],
      ...[
        ['0.5', 4],
        ['1', 4],
        ['2.5', 4],
        ['10', 4],
        ['+Inf', 5],
      ],
    ].map(([bound, count]) => `http_request_duration_seconds_bucket{le="${bound}",${labels}} ${count}`),
    `http_request_duration_seconds_sum{${labels}} 60.1031`,
    `http_request_duration_seconds_count{${labels}} 5`,
  ]);
  expect(text).toContain('_count{method="GET",route="a \\"b\\" \\\\c",status="404"} 1');
});
