-- Smaller copies of each picture, drawn by a job after the picture is kept, so that a phone fetches no more than it shows.
create table image_sizes (
  sha256 text not null references images (sha256) on delete cascade,
  -- In pixels; the height follows from the picture's own.
  width integer not null check (width in (320, 640, 1024)),
  bytes bytea not null check (length(bytes) <= 2000000),
  primary key (sha256, width)
);

alter table images
  add column sized boolean not null default false,
  -- Since when nothing shows it any more: it is deleted a while later, unless somebody sends it again.
  add column unused_since timestamptz;
create index images_unsized_idx on images (created_at) where not sized;
create index images_unused_idx on images (unused_since) where unused_since is not null;

-- A picture that is deleted is looked for in whatever may show it.
create index events_image_idx on events (image_sha256) where image_sha256 is not null;
create index products_image_idx on products (image_sha256) where image_sha256 is not null;
create index reports_image_idx on reports (image_sha256) where image_sha256 is not null;

-- What a page has to know of a picture to show it in the right size.
create function picture(shown text) returns jsonb language sql stable as $$
  select jsonb_build_object('sha256', sha256, 'width', width, 'height', height) from images where sha256 = shown
$$;
