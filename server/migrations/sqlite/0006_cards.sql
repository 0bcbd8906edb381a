-- Cards that something happened to: reported lost, found again, handed over here. Details are sealed; person is a blind index.

CREATE TABLE card (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  person BLOB NOT NULL,
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  reported_at INTEGER,
  warns_at INTEGER,
  lapses_at INTEGER,
  lapse TEXT,
  warned INTEGER NOT NULL CHECK (warned IN (0, 1)),
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  language TEXT NOT NULL,
  details BLOB NOT NULL,
  -- The one it came from, if that is ours; it is forgotten before the card is.
  application BLOB,
  is_valid INTEGER NOT NULL CHECK (is_valid IN (0, 1)),
  timer_at INTEGER
) STRICT, WITHOUT ROWID;
-- A person has one card that is not void, whatever two requests at the same time try.
CREATE UNIQUE INDEX card_valid ON card (person) WHERE is_valid = 1;
CREATE INDEX card_timer ON card (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX card_over ON card (region, since);

CREATE TABLE card_history (
  card BLOB NOT NULL REFERENCES card (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  clerk TEXT,
  PRIMARY KEY (card, seq)
) STRICT, WITHOUT ROWID;
