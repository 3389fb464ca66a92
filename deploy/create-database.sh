#!/bin/sh
# Run once by the PostgreSQL image on an empty volume. The service gets a role without superuser rights that owns its
# database; the role it works as (see migrations) owns nothing, so that append-only tables stay append-only.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres -v password="$DATABASE_PASSWORD" <<'SQL'
CREATE ROLE daugoc LOGIN NOSUPERUSER PASSWORD :'password';
CREATE ROLE dau_goc_app NOLOGIN;
GRANT dau_goc_app TO daugoc;
CREATE DATABASE daugoc OWNER daugoc;
SQL
