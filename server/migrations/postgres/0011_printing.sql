-- What became of the fee, which stays paid when another outlet is chosen, and how many blank cards were spoiled in the present try to print.

ALTER TABLE application ADD COLUMN paid BIGINT NOT NULL DEFAULT 0 CHECK (paid IN (0, 1));
UPDATE application SET paid = 1
  WHERE fee > 0 AND status IN ('paid', 'in-production', 'in-transit', 'ready', 'collected', 'returned');
ALTER TABLE application ADD COLUMN spoiled BIGINT NOT NULL DEFAULT 0;
