-- Filings for care elsewhere that were made here. Details are sealed; person is a blind index.

CREATE TABLE filing (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  reference TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  person BYTEA NOT NULL,
  key BYTEA NOT NULL CHECK (length(key) = 16),
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  kind TEXT NOT NULL,
  promised BIGINT NOT NULL CHECK (promised IN (0, 1)),
  place TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT,
  status TEXT NOT NULL
    CHECK (status IN ('submitted', 'under-review', 'granted', 'refused', 'withdrawn', 'ended')),
  since BIGINT NOT NULL,
  filed_at BIGINT NOT NULL,
  refusal TEXT,
  language TEXT NOT NULL,
  details BYTEA NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  timer_at BIGINT,
  UNIQUE (person, key),
  CONSTRAINT filing_period CHECK (last_day IS NULL OR last_day >= first_day),
  CONSTRAINT filing_open CHECK ((is_open = 1) = (status IN ('submitted', 'under-review', 'granted'))),
  CONSTRAINT filing_refused CHECK ((status = 'refused') = (refusal IS NOT NULL)),
  CONSTRAINT filing_elsewhere CHECK (place <> region)
);
-- A person has one open filing for a place, whatever two requests at the same time try.
CREATE UNIQUE INDEX filing_one ON filing (person, place) WHERE is_open = 1;
CREATE INDEX filing_person ON filing (person, filed_at);
CREATE INDEX filing_timer ON filing (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX filing_over ON filing (region, since) WHERE is_open = 0;

CREATE TABLE filing_history (
  filing BYTEA NOT NULL REFERENCES filing (id),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (filing, seq)
);
