-- A lot of what is not sold yet, and what one of its unit holds.
alter table lots
  -- What it is on its way to the product: fresh leaves, withered leaves. Such a lot is never on sale.
  add column material text check (length(material) between 1 and 80),
  -- A box of 0.1 KGM. Told when the lot is made, so that nothing declared later changes what was in it.
  add column content numeric(20, 6) check (content > 0),
  add column content_base text check (length(content_base) <= 20),
  add constraint lots_content_base check ((content is null) = (content_base is null));
