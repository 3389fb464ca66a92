-- Re-encoded pictures by the hash of their bytes: no EXIF, bounded size, the same bytes stored once.
create table images (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null check (length(bytes) <= 2000000),
  width integer not null check (width between 1 and 1600),
  height integer not null check (height between 1 and 1600),
  created_at timestamptz not null
);
