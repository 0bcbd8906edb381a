-- Cards that something happened to: reported lost, found again, handed over here. Details are sealed; person is a blind index.

CREATE TABLE card (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  version BIGINT NOT NULL,
  person BYTEA NOT NULL,
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  status TEXT NOT NULL,
  since BIGINT NOT NULL,
  reported_at BIGINT,
  warns_at BIGINT,
  lapses_at BIGINT,
  lapse TEXT,
  warned BIGINT NOT NULL CHECK (warned IN (0, 1)),
  told BIGINT NOT NULL CHECK (told IN (0, 1)),
  language TEXT NOT NULL,
  details BYTEA NOT NULL,
  -- The one it came from, if that is ours; it is forgotten before the card is.
  application BYTEA,
  is_valid BIGINT NOT NULL CHECK (is_valid IN (0, 1)),
  timer_at BIGINT
);
-- A person has one card that is not void, whatever two requests at the same time try.
CREATE UNIQUE INDEX card_valid ON card (person) WHERE is_valid = 1;
CREATE INDEX card_timer ON card (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX card_over ON card (region, since);

CREATE TABLE card_history (
  card BYTEA NOT NULL REFERENCES card (id),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  clerk TEXT,
  PRIMARY KEY (card, seq)
);
