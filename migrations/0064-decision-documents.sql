-- Public keys under which decisions were signed. One that is not used any more stays: what it signed is still checked with it.
create table signing_keys (
  key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
  public_key bytea not null check (length(public_key) = 32),
  since timestamptz not null
);

-- A decision on paper, as PDF, with the agency's detached Ed25519 signature over its bytes (RFC 8032).
create table decision_documents (
  step_id bigint primary key references decisions (step_id),
  bytes bytea not null check (length(bytes) between 1 and 4000000),
  sha256 bytea not null unique check (length(sha256) = 32),
  signature bytea not null check (length(signature) = 64),
  key_id text not null references signing_keys (key_id),
  created_at timestamptz not null
);
revoke update, delete, truncate on signing_keys, decision_documents from dau_goc_app;
create trigger signing_keys_append_only before update or delete on signing_keys for each row execute function refuse_change();
create trigger signing_keys_no_truncate before truncate on signing_keys for each statement execute function refuse_change();
create trigger decision_documents_append_only before update or delete on decision_documents
  for each row execute function refuse_change();
create trigger decision_documents_no_truncate before truncate on decision_documents
  for each statement execute function refuse_change();
