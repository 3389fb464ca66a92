// Part of npm run lint. Folders of src/ that need each other are one feature, or hide a third; dependency-cruiser's own rule
// for folders takes each folder inside another for one of its own. What is imported for its type alone does not count.
import { cruise } from 'dependency-cruiser';

const { output } = await cruise(['src'], {
  exclude: { path: '\\.((e2e-)?spec|testing)\\.tsx?$' },
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
});
/** `from` → `to` → one import that makes it so. */
const imports = new Map();
for (const { source, dependencies } of output.modules) {
  for (const { resolved, dependencyTypes } of dependencies) {
    const [from, to] = [folderOf(source), folderOf(resolved)];
    if (from === undefined || to === undefined || from === to || dependencyTypes.includes('type-only'))
      continue;
    imports.set(from, (imports.get(from) ?? new Map()).set(to, `${source} imports ${resolved}`));
  }
}
const circles = new Map();
for (const folder of imports.keys()) {
  const circle = wayBack(folder);
  if (circle !== undefined) circles.set([...circle].sort().join(), circle);
}
for (const circle of circles.values()) {
  console.error(`${[...circle, circle[0]].join(' → ')}:`);
  circle.forEach((folder, at) => console.error(`  ${imports.get(folder).get(circle[at + 1] ?? circle[0])}`));
}
process.exit(circles.size === 0 ? 0 : 1);

function folderOf(file) {
  return /^src\/([^/]+)\//.exec(file)?.[1];
}

/** The shortest way from a folder to itself, or undefined. */
function wayBack(start) {
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways) {
    for (const next of imports.get(way.at(-1))?.keys() ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
