-- What a public map may show of a growing area: the whole cells of a grid of 1/100 degree around it, kept beside the boundary, so
-- that no page computes it. West, south, east, north. The rule is that of src/standards/geo/coarsen.ts: the grid line strictly
-- below a value; a value that lies on a line, give or take rounding, takes the line before.
create function grid_line_below(value double precision) returns double precision language sql immutable strict parallel safe as $$
  select (case when abs(value * 100 - round(value * 100)) < 1e-6 then round(value * 100) else ceil(value * 100) end - 1) / 100 + 0
$$;
alter table growing_areas add column public_outline double precision[] not null generated always as (array[
  grid_line_below((bounds[1])[0]), grid_line_below((bounds[1])[1]), -grid_line_below(-(bounds[0])[0]), -grid_line_below(-(bounds[0])[1])]) stored;
