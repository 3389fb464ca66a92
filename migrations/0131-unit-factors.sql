-- What one package of a business holds: 1 hộp = 0.1 KGM. A later row of the same unit stands in place of an earlier one; lots keep
-- what was true when they were made.
create table unit_factors (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  -- null: of every product of the business.
  product_id uuid references products (id),
  -- The unit it is added up in: XBX, or the word of one nobody else knows.
  unit text not null check (length(unit) between 1 and 20),
  amount numeric(20, 6) not null check (amount > 0),
  base text not null check (base in ('KGM', 'LTR', 'H87', 'MTK', 'MTR')),
  -- As said: 100 g.
  quantity numeric(14, 3) not null check (quantity > 0),
  said_unit text not null check (length(said_unit) between 1 and 20),
  -- As people read it: hộp.
  name text not null check (length(name) between 1 and 20),
  declared_by uuid not null references users (id),
  declared_at timestamptz not null,
  constraint unit_factors_apart check (unit <> base)
);
create index unit_factors_business_idx on unit_factors (business_id, unit, declared_at desc);
