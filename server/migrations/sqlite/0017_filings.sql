-- Filings for care elsewhere that were made here. Details are sealed; person is a blind index.

CREATE TABLE filing (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  reference TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  person BLOB NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 16),
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  kind TEXT NOT NULL,
  promised INTEGER NOT NULL CHECK (promised IN (0, 1)),
  place TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER,
  status TEXT NOT NULL
    CHECK (status IN ('submitted', 'under-review', 'granted', 'refused', 'withdrawn', 'ended')),
  since INTEGER NOT NULL,
  filed_at INTEGER NOT NULL,
  refusal TEXT,
  language TEXT NOT NULL,
  details BLOB NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  timer_at INTEGER,
  UNIQUE (person, key),
  CONSTRAINT filing_period CHECK (last_day IS NULL OR last_day >= first_day),
  CONSTRAINT filing_open CHECK ((is_open = 1) = (status IN ('submitted', 'under-review', 'granted'))),
  CONSTRAINT filing_refused CHECK ((status = 'refused') = (refusal IS NOT NULL)),
  CONSTRAINT filing_elsewhere CHECK (place <> region)
) STRICT, WITHOUT ROWID;
-- A person has one open filing for a place, whatever two requests at the same time try.
CREATE UNIQUE INDEX filing_one ON filing (person, place) WHERE is_open = 1;
CREATE INDEX filing_person ON filing (person, filed_at);
CREATE INDEX filing_timer ON filing (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX filing_over ON filing (region, since) WHERE is_open = 0;

CREATE TABLE filing_history (
  filing BLOB NOT NULL REFERENCES filing (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (filing, seq)
) STRICT, WITHOUT ROWID;
