-- Only a replacement has a reason of its own: other services are asked for without one.

ALTER TABLE application ALTER COLUMN reason DROP NOT NULL;
