export default async function globalTeardown() {
  const { stopTestServer } = await import('./server.ts'); // the very module that global-setup.mjs loaded
  await stopTestServer();
}
