-- What becomes of an application besides a card: taken back, not collected, a photo for the file, two clerks on one case.

ALTER TABLE application ADD COLUMN reject_reasons TEXT NOT NULL DEFAULT '[]';
UPDATE application SET reject_reasons = '["' || reject_reason || '"]' WHERE reject_reason IS NOT NULL;
ALTER TABLE application DROP COLUMN reject_reason;
ALTER TABLE application ADD COLUMN photo_reasons TEXT NOT NULL DEFAULT '[]';
ALTER TABLE application ADD COLUMN withdrawal TEXT;
ALTER TABLE application ADD COLUMN photo_exception TEXT;
UPDATE application SET photo_exception = (SELECT p.exception FROM photo p WHERE p.id = application.photo);
ALTER TABLE application ADD COLUMN photos_refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE application ADD COLUMN remind_at INTEGER;
ALTER TABLE application ADD COLUMN collect_until INTEGER;
ALTER TABLE application ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 0 CHECK (four_eyes IN (0, 1));
-- Where two clerks are asked for, what was decided and not refused was proposed by another than the one who decided.
ALTER TABLE application ADD COLUMN proposed_by TEXT CONSTRAINT second_clerk CHECK (
  four_eyes = 0 OR decided_by IS NULL OR reject_reasons <> '[]'
  OR (proposed_by IS NOT NULL AND proposed_by <> decided_by)
);
CREATE INDEX application_service ON application (region, service, status, promised, since);

ALTER TABLE history ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';
UPDATE history SET reasons = '["' || reason || '"]' WHERE reason IS NOT NULL;
ALTER TABLE history DROP COLUMN reason;
ALTER TABLE history ADD COLUMN photo_reasons TEXT NOT NULL DEFAULT '[]';
ALTER TABLE history ADD COLUMN withdrawal TEXT;

ALTER TABLE photo ADD COLUMN purpose TEXT NOT NULL DEFAULT 'card';
ALTER TABLE photo ADD COLUMN card_form BLOB;
CREATE INDEX photo_card_form ON photo (card_form) WHERE card_form IS NOT NULL;
