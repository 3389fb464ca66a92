import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `npm run build` puts what browsers load; the same place seen from `src/` and from `dist/`. */
export const PUBLIC_FOLDER = fileURLToPath(new URL('../../../dist/public/', import.meta.url));

/** Addresses of built files by their plain name; the address carries a hash of the content. */
export class Assets {
  private constructor(private readonly manifest: ReadonlyMap<string, string>) {}

  static load(): Assets {
    const json: unknown = JSON.parse(readFileSync(`${PUBLIC_FOLDER}manifest.json`, 'utf8'));
    const entries = Object.entries(json ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new Assets(new Map(entries));
  }

  readonly address = (name: string): string => {
    const address = this.manifest.get(name);
    if (address === undefined) throw new Error(`No built file is called ${name}; run npm run build`);
    return address;
  };
}
