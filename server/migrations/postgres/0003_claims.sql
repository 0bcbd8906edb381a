-- What a browser found in a photo, beside what the server found; and whether that was the same.

ALTER TABLE photo ADD COLUMN claim TEXT;
ALTER TABLE photo ADD COLUMN claim_agrees BIGINT;
