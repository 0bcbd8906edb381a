-- At most so many whole months before it came an upload was taken, as its owner says; nothing of a photo that was taken here.

ALTER TABLE photo ADD COLUMN months_old INTEGER;
