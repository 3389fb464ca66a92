import { describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { freePort } from '../../test/support/service.js';

const token = '0123456789abcdef';

async function withApp(env: Record<string, string>, work: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await startApp(env);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

describe('metrics', () => {
  it('are not there unless asked for', () =>
    withApp({}, async (app) => {
      await app.http().get('/metrics').expect(404);
    }));

  it('are behind the token, and look absent to who does not know it', () =>
    withApp({ METRICS_TOKEN: token }, async (app) => {
      await app.http().get('/health/live').expect(200);
      const { text, headers } = await app
        .http()
        .get('/metrics')
        .set('authorization', `Bearer ${token}`)
        .expect(200);
      expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
      expect(text).toMatch(
        /^http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} 1$/m,
      );
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
      for (const wrong of ['', 'Bearer ', `Bearer ${token}x`, token]) {
        await app.http().get('/metrics').set('authorization', wrong).expect(404);
      }
    }));

  it('count requests by route: no address and no code in them', () =>
    withApp({ METRICS_TOKEN: token }, async (app) => {
      await app.http().get('/q/ABCDEFGHJK?from=lan@example.vn');
      await app.http().get('/no-such-page-7a9');
      const { text } = await app.http().get('/metrics').set('authorization', `Bearer ${token}`);
      expect(text).not.toMatch(/ABCDEFGHJK|example\.vn|7a9/);
    }));

  it('are on a loopback port of their own', async () => {
    const port = await freePort();
    await withApp({ METRICS_PORT: String(port) }, async (app) => {
      await app.http().get('/metrics').expect(404);
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('nodejs_eventloop_lag_seconds');
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    });
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  });
});
