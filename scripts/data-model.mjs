// npm run data-model: draws docs/data-model.md from the schema as the migrations make it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp(import.meta.url);
await import('./typescript.mjs');
const { startTestServer, stopTestServer } = await import('../test/support/server.ts');
const { createTestDatabase } = await import('../test/support/database.ts');
const { dataModel } = await import('../test/support/data-model.ts');

await startTestServer();
try {
  const db = await createTestDatabase();
  writeFileSync(path.join(root, 'docs/data-model.md'), await dataModel(db));
  await db.drop();
} finally {
  await stopTestServer();
}
