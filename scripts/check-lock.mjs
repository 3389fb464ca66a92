// Part of npm run lint. npm leaves packages for other machines out of package-lock.json when the registry at hand lacks
// them, and `npm ci` then refuses that very file. Every optional dependency has to be named in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isNamed(place, name))
    .map(([name, version]) => `${name}@${version}, wanted by ${place || 'package.json'}`),
);
for (const each of missing) console.error(`package-lock.json does not name ${each}`);
process.exit(missing.length === 0 ? 0 : 1);

// As Node resolves it: in the package's own folder, then in every folder above.
function isNamed(place, name) {
  const parts = place === '' ? [] : place.split(/\/(?=node_modules\/)/);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    if ([...parts.slice(0, depth), `node_modules/${name}`].join('/') in packages) return true;
  }
  return false;
}
