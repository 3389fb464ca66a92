declare module 'shpjs' {
  /** Geometries of a .shp, turned into WGS 84 by the text of its .prj. */
  export function parseShp(shp: Uint8Array, prj?: string): unknown[];
}
