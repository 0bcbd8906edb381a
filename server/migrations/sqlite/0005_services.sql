-- Only a replacement has a reason of its own: other services are asked for without one.

ALTER TABLE application ADD COLUMN why TEXT;
UPDATE application SET why = reason;
ALTER TABLE application DROP COLUMN reason;
ALTER TABLE application RENAME COLUMN why TO reason;
