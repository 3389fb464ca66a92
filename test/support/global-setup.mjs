import '../../scripts/typescript.mjs';

// Jest runs this outside its own transform, hence the hooks of the line above.
export default async function globalSetup() {
  const { startTestServer } = await import('./server.ts');
  await startTestServer();
}
