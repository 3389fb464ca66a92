import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { communesOf } from '../places/outlines.js';
import { unitText } from '../places/place-names.js';
import { NotFound } from '../platform/errors.js';
import { tagsOf } from '../platform/http/etag.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { BaseTiles } from './base-tiles.service.js';
import { readRange } from './byte-range.js';

const DAY = 'public, max-age=86400';
const WHOLE = /^(?:0|[1-9]\d{0,6})$/;

/** The ground beneath all maps, under our own address, so that nobody else learns who looks where. */
@ApiExcludeController()
@Controller('map')
export class MapsPublicController {
  constructor(
    private readonly tiles: BaseTiles,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Public()
  @Get('tiles/:z/:x/:y')
  async tile(
    @Param('z') z: string,
    @Param('x') x: string,
    @Param('y') y: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const numbered = [z, x, y].every((part) => WHOLE.test(part)) && Number(z) <= 22;
    const tile = numbered ? await this.tiles.tile(Number(z), Number(x), Number(y)) : null;
    // In a few bytes: a map asks for many, and shows nothing of it.
    if (tile === null) {
      void reply
        .status(404)
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'public, max-age=3600');
      return 'no tile';
    }
    void reply.header('cache-control', DAY).header('etag', tile.tag);
    if (isKnown(request, tile.tag)) {
      void reply.status(304);
      return '';
    }
    void reply.type(tile.type);
    return tile.bytes;
  }

  /** The communes of the province, for maps that script draws: names and closed rings, to a metre. */
  @Public()
  @Get('communes')
  async communes(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const communes = await communesOf(this.province.code);
    void reply.type('application/json; charset=utf-8').header('cache-control', DAY);
    return JSON.stringify(
      communes.map(({ rings, ...unit }) => ({
        name: unitText(unit, 'vi'),
        rings: rings.map((ring) => ring.map((corner) => corner.map((degrees) => Number(degrees.toFixed(5))))),
      })),
    );
  }

  /** For programs that read PMTiles themselves. RFC 9110 §14: in ranges, each told to be of the very file by its tag. */
  @Public()
  @Get('archive.pmtiles')
  archive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile | string {
    const { archive } = this.tiles;
    if (archive === null) throw new NotFound();
    const { size, tag } = archive;
    void reply
      .header('accept-ranges', 'bytes')
      .header('cache-control', DAY)
      .header('etag', tag)
      .type('application/vnd.pmtiles');
    if (isKnown(request, tag)) {
      void reply.status(304);
      return '';
    }
    const { range, 'if-range': ifRange } = request.headers;
    // A date is never taken for sure (§13.1.5): whoever has one gets all of it.
    const asked = ifRange === undefined || ifRange === tag ? readRange(range, size) : null;
    if (asked === 'unsatisfiable') {
      void reply.status(416).header('content-range', `bytes */${size}`);
      return '';
    }
    const { first, last } = asked ?? { first: 0, last: size - 1 };
    void reply.header('content-length', last - first + 1);
    if (asked !== null) void reply.status(206).header('content-range', `bytes ${first}-${last}/${size}`);
    return new StreamableFile(archive.stream({ first, last }));
  }
}

function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const header = headers['if-none-match'];
  if (header === undefined) return false;
  const tags = tagsOf(header);
  return tags === null || tags.some((each) => `"${each}"` === tag);
}
