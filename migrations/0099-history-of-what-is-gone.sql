-- The steps of a thing stay when the thing is taken back, as its entries in the log do: they name a business, and hold none.
alter table state_changes drop constraint state_changes_business_id_fkey;
